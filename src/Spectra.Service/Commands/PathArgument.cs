using System.CommandLine;

namespace Spectra.Service.Commands;

/// <summary>One or more files, folders and archives on the command line.</summary>
internal static class PathArgument
{
    /// <summary>The argument. A mistyped option would pass for a path; it is refused as what it is, unless a file has that name.</summary>
    public static Argument<string[]> Create(string name, string description)
    {
        Argument<string[]> argument = new(name) { Description = description, Arity = ArgumentArity.OneOrMore };
        argument.Validators.Add(result =>
        {
            foreach (string text in result.Tokens.Select(token => token.Value).Where(text => text.StartsWith('-') && !Path.Exists(text)))
            {
                result.AddError($"There is no option '{text}'.");
            }
        });
        return argument;
    }
}
