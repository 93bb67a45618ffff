using System.Text.RegularExpressions;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Tests.Discovery;

/// <summary>The rules for udev, as they lie beside the program.</summary>
public partial class UdevRulesTests
{
    private static readonly string RulesPath = Path.Combine(AppContext.BaseDirectory, "udev", "70-spectra.rules");
    private static readonly string[] Rules = [.. File.ReadAllLines(RulesPath).Where(static line => line.Length > 0 && !line.StartsWith('#'))];

    [Fact]
    public void TheRulesNameTheUsbNumbersOfTheShippedProfilesAndNoOthers()
    {
        IEnumerable<string> shipped = ProfileShelf.Open(dataFolder: null).Profiles.SelectMany(static profile => profile.Match.Usb).Select(static usb => $"{usb.VendorId}:{usb.ProductId}");

        Assert.Equal(shipped.Distinct().Order(StringComparer.Ordinal), Numbers(Rules).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheExampleInTheRulesWouldBeFoundWereItARule() =>
        Assert.Equal(["0403:6001"], Numbers([.. File.ReadAllLines(RulesPath).Where(static line => line.StartsWith('#')).Select(static line => line.TrimStart('#', ' '))]));

    [Fact]
    public void EveryLineIsAListOfMatchesAndAssignmentsThatUdevKnows() =>
        Assert.All(Rules, static line => Assert.Matches(RuleForm(), line));

    [Fact]
    public void ModemManagerIsKeptOffAndTheGroupLetIn()
    {
        Assert.Contains(Rules, static line => line.StartsWith("SUBSYSTEM==\"tty\"", StringComparison.Ordinal) && line.Contains("ENV{ID_MM_DEVICE_IGNORE}=\"1\"", StringComparison.Ordinal));
        foreach (string subsystem in new[] { "tty", "usbmisc" })
        {
            string access = Assert.Single(Rules, line => line.StartsWith($"SUBSYSTEM==\"{subsystem}\"", StringComparison.Ordinal) && line.Contains("GROUP=", StringComparison.Ordinal));
            Assert.All(["GROUP=\"dialout\"", "MODE=\"0660\"", "TAG+=\"uaccess\""], part => Assert.Contains(part, access, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Numbers(string[] lines) =>
        lines.Select(static line => NumbersForm().Match(line)).Where(static match => match.Success).Select(static match => $"{match.Groups["vendor"].Value}:{match.Groups["product"].Value}");

    [GeneratedRegex("""ATTRS\{idVendor\}=="(?<vendor>[0-9a-f]{4})"(, ATTRS\{idProduct\}=="(?<product>[0-9a-f]{4})")?""")]
    private static partial Regex NumbersForm();

    [GeneratedRegex("""^((ACTION|SUBSYSTEM|SUBSYSTEMS|KERNEL|DRIVERS|ATTRS\{\w+\})=="[^"]+"|(GOTO|LABEL|GROUP|MODE|ENV\{\w+\})="[^"]+"|TAG\+="[^"]+")(, ((ACTION|SUBSYSTEM|SUBSYSTEMS|KERNEL|DRIVERS|ATTRS\{\w+\})=="[^"]+"|(GOTO|LABEL|GROUP|MODE|ENV\{\w+\})="[^"]+"|TAG\+="[^"]+"))*$""")]
    private static partial Regex RuleForm();
}
