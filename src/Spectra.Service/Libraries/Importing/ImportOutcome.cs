using Spectra.Libraries.Importing;

namespace Spectra.Service.Libraries.Importing;

/// <summary>What came of an import.</summary>
/// <param name="Id">The import.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Report">Its report.</param>
internal sealed record ImportOutcome(string Id, string Folder, ImportReport Report);
