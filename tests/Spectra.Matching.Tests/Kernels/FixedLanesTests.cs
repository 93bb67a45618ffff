using Spectra.Kernels;

namespace Spectra.Matching.Tests.Kernels;

[Trait("Category", "Determinism")]
public class FixedLanesTests
{
    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 67)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void ADoubleProductIsSummedInEightLanesThatAreAddedInPairs(int length)
    {
        Random random = new(length);
        double[] x = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5)];
        double[] y = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5)];
        double[] lanes = new double[8];
        int whole = length - (length % 8);
        for (int i = 0; i < whole; i++)
        {
            lanes[i % 8] += x[i] * y[i];
        }

        double[] four = [.. Enumerable.Range(0, 4).Select(i => lanes[i] + lanes[i + 4])];
        double expected = four[0] + four[2] + (four[1] + four[3]);
        for (int i = whole; i < length; i++)
        {
            expected += x[i] * y[i];
        }

        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(FixedLanes.Dot(x, y)));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void ASingleProductIsSummedInSixteenLanesThatAreAddedInPairs(int length)
    {
        Random random = new(length);
        float[] x = [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)];
        float[] y = [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)];
        float[] lanes = new float[16];
        int whole = length - (length % 16);
        for (int i = 0; i < whole; i++)
        {
            lanes[i % 16] += x[i] * y[i];
        }

        float[] eight = [.. Enumerable.Range(0, 8).Select(i => lanes[i] + lanes[i + 8])];
        float[] four = [.. Enumerable.Range(0, 4).Select(i => eight[i] + eight[i + 4])];
        float expected = four[0] + four[2] + (four[1] + four[3]);
        for (int i = whole; i < length; i++)
        {
            expected += x[i] * y[i];
        }

        Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(FixedLanes.Dot(x, y)));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void ADoubleProductOfSingleValuesIsSummedInSixteenLanesThatAreAddedInPairs(int length)
    {
        Random random = new(length);
        float[] x = [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)];
        float[] y = [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)];
        double[] lanes = new double[16];
        int whole = length - (length % 16);
        for (int i = 0; i < whole; i++)
        {
            lanes[i % 16] += (double)x[i] * y[i];
        }

        double[] eight = [.. Enumerable.Range(0, 8).Select(i => lanes[i] + lanes[i + 8])];
        double[] four = [.. Enumerable.Range(0, 4).Select(i => eight[i] + eight[i + 4])];
        double expected = four[0] + four[2] + (four[1] + four[3]);
        for (int i = whole; i < length; i++)
        {
            expected += (double)x[i] * y[i];
        }

        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(FixedLanes.DotInDouble(x, y)));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(45)]
    public void TheSquaredSlopesAreThoseOfALineFittedInEachWindow(int length)
    {
        Random random = new(length);
        float[] x = [.. Enumerable.Range(0, length).Select(_ => random.NextSingle())];
        float[] mask = [.. Enumerable.Range(0, length).Select(i => i % 3 == 0 ? 1f : 0f)];
        double expected = Enumerable.Range(2, length - 4).Where(i => i % 3 == 0).Sum(i =>
        {
            // Least squares over five points: Σ k y / Σ k², k = -2 ... 2.
            double slope = Enumerable.Range(-2, 5).Sum(k => k * x[i + k]) / 10.0;
            return slope * slope;
        });

        Assert.Equal(expected, SlopeKernel.SumOfSquares(x, [0.1f, 0.2f], mask), 1e-5);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void SeveralMultiplesAreSubtractedFromEachElementInTheirOrder(int length)
    {
        Random random = new(length);
        double[] factors = [.. Enumerable.Range(0, length % 7).Select(_ => random.NextDouble() - 0.5)];
        double[][] columns = [.. factors.Select(_ => Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5).ToArray())];
        double[] y = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5)];
        double[] expected = [.. y.Select((value, i) => columns.Select((column, k) => factors[k] * column[i]).Aggregate(value, (rest, product) => rest - product))];

        FixedLanes.SubtractScaled(factors, columns, y);

        Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), y.Select(BitConverter.DoubleToInt64Bits));
    }
}
