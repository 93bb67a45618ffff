using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Accounts;
using Spectra.Service.Identification;

namespace Spectra.Service.Api;

/// <summary>The libraries that answer.</summary>
internal static class LibraryEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/libraries", List).Require(Permission.ReadLibraries).WithSummary("The library releases that answer");

    private static Ok<ImmutableArray<LibraryView>> List(IdentificationDesk desk) =>
        TypedResults.Ok(desk.Libraries.Select(static library => new LibraryView(library.Name, library.Release, library.Sha256, library.References.Length)).ToImmutableArray());
}

/// <summary>A library release.</summary>
internal sealed record LibraryView(string Name, string Release, string Sha256, int References);
