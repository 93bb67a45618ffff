namespace Spectra.Scan;

/// <summary>Stands before a matrix whose memory must be verified before it is read. Thread-safe.</summary>
internal abstract class RowGuard
{
    /// <summary>Makes sure that rows are what was written.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="rows">How many rows.</param>
    public abstract void Touch(int first, int rows);
}
