using System.Globalization;
using System.Text;
using Spectra.Emulator.Simulation;
using Spectra.Emulator.Writing;

namespace Spectra.Emulator.Tests.Writing;

public class JcampTests
{
    [Fact]
    public void ThePublishedExampleIsCompressedAsPublished()
    {
        // McDonald and Wilks (1988): 1 2 3 3 2 1 0 -1 -2 -3 is 1JT%jX as differences with repeat counts; the first ordinate is squeezed to A.
        Measurement example = Some.Measurement([.. new double[] { 1, 2, 3, 3, 2, 1, 0, -1, -2, -3 }.Select(ordinate => ordinate * 1e-6)]);

        Assert.Equal(["1000AJT%jX", "1022.5c"], Table(Jcamp.Compressed(example)));
    }

    [Fact]
    public void PlainNumbersStandAsTheyAre() =>
        Assert.Equal(["1000 1500000 -250000 0"], Table(Jcamp.Plain(Some.Measurement(1.5, -0.25, 0))));

    [Fact]
    public void BothFormsCarryTheSameOrdinates()
    {
        Measurement measurement = Some.Spectrum();

        double[] plain = [.. Table(Jcamp.Plain(measurement)).SelectMany(line => line.Split(' ').Skip(1)).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        double[] compressed = Decompressed(Table(Jcamp.Compressed(measurement)));

        Assert.Equal(plain, compressed);
        Assert.All(plain.Zip(measurement.Ordinates), pair => Assert.Equal(pair.Second, pair.First * 1e-6, 0.5000001e-6));
    }

    [Fact]
    public void NoLineIsLongerThan80Characters() =>
        Assert.All(
            Lines(Jcamp.Plain(Some.Spectrum())).Concat(Lines(Jcamp.Compressed(Some.Spectrum()))),
            line => Assert.True(line.Length <= 80, line));

    [Fact]
    public void TheLabelsStateTheAxisAndThatItIsSimulated()
    {
        string[] lines = Lines(Jcamp.Plain(Some.Measurement(0.5, 0.25, 0.125)));

        Assert.Equal("##TITLE=SIMULATED TEST", lines[0]);
        Assert.All(
            ["##JCAMP-DX=4.24", "##XUNITS=1/CM", "##YUNITS=ABSORBANCE", "##FIRSTX=1000", "##LASTX=1005", "##DELTAX=2.5", "##NPOINTS=3", "##FIRSTY=0.5", "##MAXY=0.5", "##MINY=0.125"],
            (string label) => Assert.Contains(label, lines));
        Assert.Equal("##END=", lines[^1]);
    }

    // A decoder of the tests' own. Every line but the first must start with the last ordinate of the line before it.
    private static double[] Decompressed(string[] table)
    {
        const string Digits = "0123456789.";
        List<double> ordinates = [];
        foreach (string line in table)
        {
            int at = 0;
            while (Digits.Contains(line[at], StringComparison.Ordinal))
            {
                at++;
            }

            double difference = 0;
            for (bool first = true; at < line.Length; first = false)
            {
                int end = at + 1;
                while (end < line.Length && Digits.Contains(line[end], StringComparison.Ordinal))
                {
                    end++;
                }

                (char form, double number) = Decoded(line[at..end]);
                if (first)
                {
                    Assert.Equal('Q', form);
                    Assert.True(ordinates.Count == 0 || ordinates[^1] == number, line);
                    if (ordinates.Count == 0)
                    {
                        ordinates.Add(number);
                    }
                }
                else
                {
                    difference = form == 'D' ? number : difference;
                    ordinates.AddRange(Enumerable.Range(1, form == 'D' ? 1 : (int)number - 1).Select(i => ordinates[^1] + (difference * i)).ToList());
                }

                at = end;
            }
        }

        return [.. ordinates];
    }

    private static (char Form, double Number) Decoded(string word)
    {
        (char Form, string Letters, int From, int Sign)[] forms =
            [('Q', "@ABCDEFGHI", 0, 1), ('Q', "abcdefghi", 1, -1), ('D', "%JKLMNOPQR", 0, 1), ('D', "jklmnopqr", 1, -1), ('R', "STUVWXYZs", 1, 1)];
        (char form, string letters, int from, int sign) = forms.Single(candidate => candidate.Letters.Contains(word[0], StringComparison.Ordinal));
        string digits = string.Create(CultureInfo.InvariantCulture, $"{letters.IndexOf(word[0], StringComparison.Ordinal) + from}{word[1..]}");
        return (form, sign * double.Parse(digits, CultureInfo.InvariantCulture));
    }

    private static string[] Table(byte[] file) => [.. Lines(file).Where(line => !line.StartsWith("##", StringComparison.Ordinal))];

    private static string[] Lines(byte[] file) => Encoding.ASCII.GetString(file).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
