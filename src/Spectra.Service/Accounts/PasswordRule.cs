using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Spectra.Service.Accounts;

/// <summary>Which passwords are taken: long ones that are not among the first to be guessed (NIST SP 800-63B, 3.1.1.2: no rules of composition).</summary>
internal static class PasswordRule
{
    /// <summary>The least number of characters.</summary>
    public const int Shortest = 12;

    /// <summary>The most, so that hashing one stays cheap.</summary>
    public const int Longest = 256;

    // Without the letters and digits that are mistaken for one another when read aloud or copied from paper.
    private const string Unmistakable = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly FrozenSet<string> Commonest = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "123456789012", "1234567890123", "12345678901234", "123456789123", "012345678901", "111111111111", "000000000000", "121212121212", "123123123123", "112233445566",
        "987654321012", "qwertyuiop12", "qwertyuiop123", "qwertyuiopas", "qwertyuiop[]", "qwerty123456", "1234qwerasdf", "1q2w3e4r5t6y", "1qaz2wsx3edc", "zaq12wsxcde3",
        "asdfghjkl123", "asdfghjklqwe", "abcdefghijkl", "abcdefghijklm", "abcd12345678", "abc123456789", "aaaaaaaaaaaa", "passwordpassword", "password1234", "password12345",
        "password123456", "password2024", "password2025", "password2026", "passw0rd1234", "p@ssw0rd1234", "p@ssword1234", "letmein12345", "letmeinletmein", "iloveyou1234",
        "iloveyouforever", "administrator", "administrator1", "adminadmin12", "adminadminadmin", "admin1234567", "admin12345678", "welcome12345", "welcome123456", "welcomewelcome",
        "changemenow1", "changeme1234", "changeme12345", "default12345", "defaultpassword", "secretsecret", "secret123456", "monkeymonkey", "dragondragon", "footballfootball",
        "baseball1234", "football1234", "sunshine1234", "princess1234", "superman1234", "correcthorsebatterystaple", "trustno1trustno1", "spectraspectra", "spectra12345", "customs12345");

    /// <summary>What is wrong with a password, in a sentence; null where nothing is.</summary>
    public static string? Fault(string password, string userName) => password switch
    {
        { Length: < Shortest } => $"The password has {password.Length} characters: at least {Shortest} are needed.",
        { Length: > Longest } => $"The password has {password.Length} characters: at most {Longest} are taken.",
        _ when Commonest.Contains(password) || password.Distinct().Count() < 4 => "This password is among the first that are guessed: choose another.",
        _ when password.Contains(userName, StringComparison.OrdinalIgnoreCase) && password.Length < userName.Length + Shortest => "The password is little more than the user name: choose another.",
        _ => null,
    };

    /// <summary>A password that opens the door once: sixteen characters, 79 bits, in groups of four.</summary>
    public static string OneTime() => string.Join('-', Enumerable.Range(0, 4).Select(static _ => RandomNumberGenerator.GetString(Unmistakable, 4)));
}
