using System.Globalization;
using Spectra.Service.Seizures.Sampling;

namespace Spectra.Service.Tests.Seizures.Sampling;

public class RandomChoiceTests
{
    [Fact]
    public void ASeedRepeatsItsChoiceAndAnotherSeedMakesAnother()
    {
        RandomChoice choice = RandomChoice.Of(200, 26, "seed one");

        Assert.Equal(choice.Chosen.AsEnumerable(), RandomChoice.Of(200, 26, "seed one").Chosen);
        Assert.NotEqual(choice.Chosen.AsEnumerable(), RandomChoice.Of(200, 26, "seed two").Chosen);
        Assert.Equal(26, choice.Chosen.Distinct().Count());
        Assert.All(choice.Chosen, package => Assert.InRange(package, 1, 200));
        Assert.Equal(choice.Chosen.Order(), choice.Chosen);
    }

    [ScipyFact]
    public void AnotherLanguageRepeatsIt()
    {
        const string Script = "import hashlib\nlots=sorted((hashlib.sha256(f'spectra random choice 1:seized 7:{i}'.encode()).hexdigest(),i) for i in range(1,501))\nprint(*sorted(i for _,i in lots[:28]))";
        int[] expected = [.. ScipyFactAttribute.Lines(Script)[0].Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

        Assert.Equal(expected, RandomChoice.Of(500, 28, "seized 7").Chosen);
    }

    [Fact]
    public void EveryPackageIsChosenAsOften()
    {
        int[] times = new int[20];
        for (int seed = 0; seed < 2000; seed++)
        {
            foreach (int package in RandomChoice.Of(20, 5, seed.ToString(CultureInfo.InvariantCulture)).Chosen)
            {
                times[package - 1]++;
            }
        }

        // 500 each, standard deviation 19; the seeds are fixed, so this passes always or never.
        Assert.All(times, count => Assert.InRange(count, 420, 580));
    }

    [Fact]
    public void ALargerSampleHoldsTheSmallerOne() => Assert.Subset(RandomChoice.Of(100, 42, "s").Chosen.ToHashSet(), RandomChoice.Of(100, 23, "s").Chosen.ToHashSet());

    [Fact]
    public void ANewSeedIsNeverTheSame()
    {
        Assert.NotEqual(RandomChoice.NewSeed(), RandomChoice.NewSeed());
        Assert.Equal(32, RandomChoice.NewSeed().Length);
    }

    [Fact]
    public void WhatCanNotBeChosenIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomChoice.Of(0, 0, "s"));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomChoice.Of(5, 6, "s"));
        Assert.Throws<ArgumentException>(() => RandomChoice.Of(5, 2, " "));
        Assert.Throws<ArgumentException>(() => RandomChoice.Of(5, 2, new string('s', 129)));
    }
}
