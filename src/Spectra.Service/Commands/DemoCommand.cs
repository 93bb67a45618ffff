using System.CommandLine;

namespace Spectra.Service.Commands;

/// <summary><c>spectra demo</c>: the main job without hardware.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        return new Command("demo", "The main job with no hardware.");
    }
}
