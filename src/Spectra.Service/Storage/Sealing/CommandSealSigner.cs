using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Spectra.Service.Storage.Sealing;

/// <summary>Signs by a program that a country's law names, with whatever card or device it needs. It may be slow, so it anchors heads of the chain and does not seal each append.</summary>
/// <remarks>The program is started with the argument <c>sign</c> and answers with the signature in base64, or with <c>verify SIGNATURE</c> and answers with exit code 0 where it is good and 1 where it is not. The text comes by its standard input.</remarks>
internal sealed class CommandSealSigner(string program)
{
    private const int NotGood = 1;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The program's file name.</summary>
    public string Name => Path.GetFileName(program);

    /// <summary>Signs a text.</summary>
    /// <exception cref="EvidenceException">The program did not sign.</exception>
    public byte[] Sign(byte[] text)
    {
        (int exit, string answer, string complaint) = Run(text, "sign");
        Span<byte> signature = new byte[answer.Length];
        return exit == 0 && Convert.TryFromBase64String(answer.Trim(), signature, out int length) && length > 0
            ? signature[..length].ToArray()
            : throw new EvidenceException(string.Create(CultureInfo.InvariantCulture, $"The program '{program}' did not sign the chain's head (exit code {exit}; expected 0 and a signature in base64): nothing was recorded. {complaint}"), null, Obstacle.Unavailable);
    }

    /// <summary>Whether a signature over a text is good.</summary>
    /// <exception cref="EvidenceException">The program could not say.</exception>
    public bool Verifies(byte[] text, ReadOnlySpan<byte> signature)
    {
        (int exit, string _, string complaint) = Run(text, "verify", Convert.ToBase64String(signature));
        return exit switch
        {
            0 => true,
            NotGood => false,
            _ => throw new EvidenceException(string.Create(CultureInfo.InvariantCulture, $"The program '{program}' could not check a signature (exit code {exit}; expected 0 or 1). {complaint}"), null, Obstacle.Unavailable),
        };
    }

    private (int Exit, string Answer, string Complaint) Run(byte[] text, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> answer = process.StandardOutput.ReadToEndAsync();
            Task<string> complaint = process.StandardError.ReadToEndAsync();
            Give(process, text);
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                throw new EvidenceException($"The program '{program}' did not answer within {Patience.TotalMinutes:0} minutes and was ended: nothing was recorded.", null, Obstacle.Unavailable);
            }

            return (process.ExitCode, answer.GetAwaiter().GetResult(), complaint.GetAwaiter().GetResult().ReplaceLineEndings(" ").Trim());
        }
        catch (Win32Exception failure)
        {
            throw new EvidenceException($"The program '{program}' that signs can't be started: nothing was recorded. {failure.Message}", failure, Obstacle.Unavailable);
        }
    }

    private static void Give(Process process, byte[] text)
    {
        try
        {
            process.StandardInput.BaseStream.Write(text);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read the text: its exit code says what happened.
            return;
        }
    }
}
