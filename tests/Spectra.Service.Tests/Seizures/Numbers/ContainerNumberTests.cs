using System.Globalization;
using CsCheck;
using Spectra.Service.Seizures.Numbers;

namespace Spectra.Service.Tests.Seizures.Numbers;

public class ContainerNumberTests
{
    // The examples of the standard and of the registry that publishes it, and numbers of ships' manifests.
    [Theory]
    [InlineData("CSQU3054383")]
    [InlineData("csqu 305438-3")]
    [InlineData("CSQU 305438 3")]
    [InlineData("MSKU9070323")]
    [InlineData("TOLU4734787")]
    [InlineData("СSQU3054383")]
    public void APublishedNumberIsReadHoweverItIsTyped(string text)
    {
        Assert.True(ContainerNumber.TryParse(text, out ContainerNumber number));
        Assert.Null(ContainerNumber.Fault(text));
        Assert.Equal(11, number.ToString().Length);
        Assert.Equal(TypingState.Whole, ContainerNumber.Progress(text).State);
    }

    [Fact]
    public void ThePartsOfANumberAreNamed()
    {
        Assert.True(ContainerNumber.TryParse("CSQU3054383", out ContainerNumber number));
        Assert.Equal(("CSQ", 'U', "305438", 3), (number.Owner, number.Category, number.Serial, number.CheckDigit));
        Assert.Equal("CSQU3054383", number.ToString());
        Assert.Null(number.Note);
    }

    [Fact]
    public void AWrongCheckDigitIsNamedWithTheOneExpected() =>
        Assert.Equal("The container number 'CSQU3054384' has the check digit 4, but 3 was expected: read it again.", ContainerNumber.Fault("CSQU3054384"));

    [Theory]
    [InlineData("CSQX3054383", "'X' as its character 4, but the category U, J or Z was expected")]
    [InlineData("CSQU30S4383", "'S' as its character 7, but a digit was expected")]
    [InlineData("CSQU3O54383", "(is it the digit 0?)")]
    [InlineData("CSQU305438", "has 10 characters, but 11 were expected")]
    [InlineData("CSQU30543833", "has 12 characters")]
    [InlineData("C5QU3054383", "'5' as its character 2, but a letter of the owner was expected")]
    [InlineData("ЖSQU3054383", "'Ж' as its character 1")]
    [InlineData("", "has 0 characters")]
    public void AnotherFormIsNamed(string text, string part)
    {
        Assert.False(ContainerNumber.TryParse(text, out _));
        Assert.Contains(part, ContainerNumber.Fault(text), StringComparison.Ordinal);
    }

    [Fact]
    public void CyrillicLettersOfTheSameShapeAreReadAndSaid()
    {
        Assert.True(ContainerNumber.TryParse("ТОLU 473478 7", out ContainerNumber number));
        Assert.Equal("TOLU4734787", number.ToString());
        Assert.Contains("Cyrillic letters Т, О read as the Latin letters", ContainerNumber.Progress("ТОLU 473478 7").Sentence, StringComparison.Ordinal);
        Assert.Contains("Cyrillic", ContainerNumber.Fault("ТОLU 473478 8"), StringComparison.Ordinal);
        Assert.DoesNotContain("Cyrillic", ContainerNumber.Fault("TOLU 473478 8"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", nameof(TypingState.SoFarValid), "3 to come")]
    [InlineData("CS", nameof(TypingState.SoFarValid), "1 to come")]
    [InlineData("CSQ", nameof(TypingState.SoFarValid), "U, J or Z")]
    [InlineData("CSQU30", nameof(TypingState.SoFarValid), "4 digits to come")]
    [InlineData("CSQU305438", nameof(TypingState.SoFarValid), "it should be 3")]
    [InlineData("CSQU3054383", nameof(TypingState.Whole), "holds")]
    [InlineData("CSQU3054385", nameof(TypingState.Faulty), "3 was expected")]
    [InlineData("CSA", nameof(TypingState.SoFarValid), "U, J or Z")]
    [InlineData("CSQA", nameof(TypingState.Faulty), "category")]
    [InlineData("CSQU30543833", nameof(TypingState.Faulty), "12 characters")]
    public void TypingIsFollowed(string text, string state, string part)
    {
        TypingProgress progress = ContainerNumber.Progress(text);
        Assert.Equal(state, progress.State.ToString());
        Assert.Contains(part, progress.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void ARemainderOfTenIsWrittenAsZeroAndRemarkedOn()
    {
        // By hand: A 10·1, A 10·2, A 10·4, U 32·8, then 000000: 70 + 256 = 326 = 29·11 + 7. Each unit of the last serial digit adds 512 = 46·11 + 6, so 000006 adds 36 = 3·11 + 3: 10.
        Assert.True(ContainerNumber.TryParse("AAAU0000060", out ContainerNumber ten));
        Assert.Contains("remainder of 10", ten.Note, StringComparison.Ordinal);

        // 000003 adds 18 = 7 modulo 11: 14 = 3; 000008 adds 48 = 4: 0, which is a 0 without a remark.
        Assert.True(ContainerNumber.TryParse("AAAU0000033", out ContainerNumber three));
        Assert.Null(three.Note);
        Assert.True(ContainerNumber.TryParse("AAAU0000080", out ContainerNumber none));
        Assert.Null(none.Note);
    }

    [Fact]
    public void EveryLetterCountsAsTheStandardsTableSays()
    {
        // ISO 6346, annex A: the letters from A on.
        int[] values = [10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 34, 35, 36, 37, 38];
        Gen.Select(Gen.Int[0, 25].Array[3], Gen.OneOf('U', 'J', 'Z'), Gen.Int[0, 9].Array[6]).Sample((owner, category, serial) =>
        {
            int[] each = [.. owner.Select(letter => values[letter]), values[category - 'A'], .. serial];
            int remainder = each.Select((value, place) => value * (int)Math.Pow(2, place)).Sum() % 11;
            string text = $"{string.Concat(owner.Select(letter => (char)('A' + letter)))}{category}{string.Concat(serial)}{(remainder == 10 ? 0 : remainder)}";
            return ContainerNumber.TryParse(text, out ContainerNumber number) && (number.Note is not null) == (remainder == 10);
        });
    }

    [Fact]
    public void EveryMisreadDigitIsFoundButForTheTenOfTheCheckDigit() =>
        Gen.Select(Gen.Int[0, 999_999], Gen.Int[0, 5], Gen.Int[1, 9]).Sample((serial, place, step) =>
        {
            string body = $"CSQU{serial.ToString("D6", CultureInfo.InvariantCulture)}";
            string right = Enumerable.Range(0, 10).Select(digit => $"{body}{digit}").Single(text => ContainerNumber.TryParse(text, out _));
            char[] misread = right.ToCharArray();
            misread[4 + place] = (char)('0' + ((misread[4 + place] - '0' + step) % 10));

            // Two serial numbers share a check digit only where one has the remainder 0 and the other 10.
            bool isFound = !ContainerNumber.TryParse(new string(misread), out ContainerNumber other);
            return isFound || (right[^1] == '0' && ContainerNumber.TryParse(right, out ContainerNumber number) && (number.Note is null) != (other.Note is null));
        });
}
