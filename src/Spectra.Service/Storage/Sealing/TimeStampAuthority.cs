using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Spectra.Service.Storage.Sealing;

/// <summary>Asks an RFC 3161 time-stamping authority over HTTP for a token.</summary>
internal sealed class TimeStampAuthority(Uri address, HttpClient http)
{
    private const int NonceBytes = 16;
    private const int MaximumBytes = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Stamps a text; what leaves the machine is its SHA-256 and a random number.</summary>
    /// <returns>The token in DER and its time, or a sentence that says why there is none.</returns>
    public async Task<(byte[]? Token, DateTimeOffset Time, string? Fault)> StampAsync(byte[] text, CancellationToken cancellation)
    {
        Rfc3161TimestampRequest request = Rfc3161TimestampRequest.CreateFromHash(SHA256.HashData(text), HashAlgorithmName.SHA256, null, RandomNumberGenerator.GetBytes(NonceBytes), requestSignerCertificates: true);
        try
        {
            byte[] answer = await AskAsync(request.Encode(), cancellation);
            byte[] token = request.ProcessResponse(answer, out _).AsSignedCms().Encode();
            (TimeStampToken? stamped, string? fault) = TimeStampToken.Of(token, text);
            return stamped is null ? (null, default, Refused(fault!)) : (token, stamped.Time, null);
        }
        catch (CryptographicException failure)
        {
            return (null, default, Refused(failure.Message));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return (null, default, $"The time-stamping authority {address} can't be reached: the chain's head was not stamped. It is tried again later; 'spectra audit anchor' does it at once. {failure.Message}");
        }
    }

    private async Task<byte[]> AskAsync(byte[] request, CancellationToken cancellation)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using ByteArrayContent body = new(request);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        using HttpResponseMessage response = await http.PostAsync(address, body, patience.Token);
        response.EnsureSuccessStatusCode();
        await response.Content.LoadIntoBufferAsync(MaximumBytes, patience.Token);
        return await response.Content.ReadAsByteArrayAsync(patience.Token);
    }

    private string Refused(string why) => $"The answer of the time-stamping authority {address} is no stamp of the chain's head: nothing was recorded. {why}";
}
