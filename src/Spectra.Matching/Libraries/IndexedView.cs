using Spectra.Libraries.Speclib;
using Spectra.Scan;

namespace Spectra.Libraries;

/// <summary>The rows of a stored view with what lies beside them so that most need not be read.</summary>
/// <param name="rows">The rows.</param>
/// <param name="index">Their products with the leading directions.</param>
/// <param name="energies">Their <see cref="EnergyProfile"/>s.</param>
internal sealed class IndexedView(RowMatrix rows, PrincipalIndex index, MappedArray<byte> energies)
{
    /// <summary>The rows.</summary>
    public RowMatrix Rows => rows;

    /// <summary>Their products with the leading directions.</summary>
    public PrincipalIndex Index => index;

    /// <summary>The profile of a row.</summary>
    public ReadOnlySpan<byte> EnergiesOf(int row) => energies.Span.Slice(row * EnergyProfile.Stretches, EnergyProfile.Stretches);
}
