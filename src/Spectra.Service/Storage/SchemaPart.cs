namespace Spectra.Service.Storage;

/// <summary>One thing of which a schema is made.</summary>
/// <param name="Kind">Table, index, trigger and so on, as a sentence calls it.</param>
/// <param name="Name">Its name.</param>
/// <param name="OfTable">The table it belongs to.</param>
/// <param name="Definition">All that matters of it, as text.</param>
internal sealed record SchemaPart(string Kind, string Name, string OfTable, string Definition);
