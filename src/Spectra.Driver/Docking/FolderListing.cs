namespace Spectra.Driver.Docking;

/// <summary>What a folder holds: everything in it is in one of the two lists, but for what an operating system keeps on a stick for itself.</summary>
/// <param name="Files">The files to be read, newest first, names in ordinal order where the times are equal.</param>
/// <param name="LeftOut">What is not read and why, in ordinal order of the names; a folder stands for everything in it.</param>
internal sealed record FolderListing(List<FoundFile> Files, List<DockEvent.NotTaken> LeftOut);
