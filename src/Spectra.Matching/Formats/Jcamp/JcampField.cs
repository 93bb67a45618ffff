namespace Spectra.Formats.Jcamp;

/// <summary>One labelled data record: the part between <c>##</c> and the next <c>##</c>.</summary>
/// <param name="Label">The label without spaces, dashes, slashes and underscores, in capitals, as the standard compares labels.</param>
/// <param name="Start">Where its value begins in the file.</param>
/// <param name="Length">How many bytes the value has, continuation lines included.</param>
/// <param name="Line">The line of the label, counted from 1.</param>
internal readonly record struct JcampField(string Label, int Start, int Length, int Line);
