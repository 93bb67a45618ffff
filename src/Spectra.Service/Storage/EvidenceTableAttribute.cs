namespace Spectra.Service.Storage;

/// <summary>Names the table whose rows a record type is; its columns are the type's properties in snake_case.</summary>
/// <param name="table">One of <see cref="EvidenceTables"/>.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EvidenceTableAttribute(string table) : Attribute
{
    public string Table => table;
}
