using System.Numerics.Tensors;
using Spectra.Benchmarks.Ratios.Fixtures;
using Spectra.Scan;

namespace Spectra.Benchmarks.Ratios.Peers;

/// <summary>The framework's own dot product, row by row.</summary>
internal sealed class TensorLoop(int rows)
{
    private readonly float[] _scores = new float[rows];

    public RowScore[] Best(Fixture fixture, int query, int count)
    {
        ReadOnlySpan<float> q = fixture.Query(query);
        for (int row = 0; row < _scores.Length; row++)
        {
            _scores[row] = TensorPrimitives.Dot(fixture.Rows[row], q);
        }

        return BestScores.Of(_scores, count);
    }
}
