namespace Spectra.Driver.Discovery;

/// <summary>One line of the kernel's table of mounts.</summary>
/// <param name="Id">Its number, another at each mounting.</param>
/// <param name="Device">The device's numbers, <c>8:17</c>.</param>
/// <param name="Root">Which folder of the file system is mounted; <c>/</c> for all of it.</param>
/// <param name="Point">Where it is mounted.</param>
/// <param name="FileSystem">The file system's type.</param>
/// <param name="Source">The device file or share.</param>
internal sealed record Mount(string Id, string Device, string Root, string Point, string FileSystem, string Source);
