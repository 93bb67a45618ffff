using System.Reflection;

namespace Spectra;

/// <summary>The identity of the matching core, stored with every result.</summary>
public static class Engine
{
    /// <summary>The version of this assembly, for example 0.1.0.</summary>
    public static string Version { get; } =
        typeof(Engine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? throw new InvalidOperationException("The assembly carries no version: build it with the solution's props.");
}
