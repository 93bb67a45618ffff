using System.CommandLine;
using System.Globalization;

namespace Spectra.Service.Commands;

/// <summary>Options that take a whole number within limits.</summary>
internal static class NumberRange
{
    /// <summary>Refuses numbers beyond the limits as wrong usage; what is no number at all the parser refuses itself.</summary>
    public static Option<int> Between(this Option<int> option, int least, int most)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: { } text }] && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) && (number < least || number > most))
            {
                result.AddError($"{option.Name} takes a number from {least} to {most}.");
            }
        });
        return option;
    }
}
