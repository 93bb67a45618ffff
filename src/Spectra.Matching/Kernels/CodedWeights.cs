namespace Spectra.Kernels;

/// <summary>What a query multiplies a row's three terms by in <see cref="CodedBounds"/>, and what it adds.</summary>
/// <param name="Scale">The step of the query's codes; multiplies the row's step and the sum of codes.</param>
/// <param name="Error">Multiplies the norm of the row's coding error.</param>
/// <param name="Residual">Multiplies the norm of what the row's codes leave out.</param>
/// <param name="Slack">Added: what rounding can lose.</param>
internal readonly record struct CodedWeights(float Scale, float Error, float Residual, float Slack)
{
    /// <summary>The bound of one row.</summary>
    /// <param name="dot">The sum of products of codes.</param>
    /// <param name="terms">The row's scale; 16 and 32 values on lie its error and its residual.</param>
    public unsafe float Bound(int dot, float* terms) =>
        (terms[0] * Scale * dot) + ((terms[CodedBounds.Block] * Error) + (terms[2 * CodedBounds.Block] * Residual)) + Slack;
}
