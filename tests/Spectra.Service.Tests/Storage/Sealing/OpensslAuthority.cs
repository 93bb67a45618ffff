using System.Net;

namespace Spectra.Service.Tests.Storage.Sealing;

/// <summary>A time-stamping authority that nobody here wrote: OpenSSL behind a tiny web server, with a root and a certificate of its own.</summary>
internal sealed class OpensslAuthority : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpListener _listener;

    public OpensslAuthority()
    {
        File.WriteAllText(_folder.File("extensions"), "extendedKeyUsage=critical,timeStamping\n");
        File.WriteAllText(_folder.File("tsa.cnf"), """
            [tsa]
            default_tsa = authority
            [authority]
            serial = serial
            signer_cert = tsa.pem
            signer_key = tsa.key
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256
            accuracy = secs:1
            tsa_name = yes
            ess_cert_id_alg = sha256

            """);
        Openssl.Run(_folder.Path, "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout ca.key -out ca.pem -subj /CN=root -days 2");
        Openssl.Run(_folder.Path, "req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout tsa.key -out tsa.csr -subj /CN=stamp");
        Openssl.Run(_folder.Path, "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile extensions -out tsa.pem");
        (_listener, Address) = Listen();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    public string Root => _folder.File("ca.pem");

    /// <summary>Answers with this instead; null to stamp.</summary>
    public byte[]? Answer { get; set; }

    /// <summary>The last answer.</summary>
    public byte[] Last { get; private set; } = [];

    public void Dispose()
    {
        _listener.Close();
        _folder.Dispose();
    }

    private static (HttpListener Listener, Uri Address) Listen()
    {
        for (int port = 40000 + Random.Shared.Next(20000); ; port++)
        {
            HttpListener listener = new();
            string address = $"http://127.0.0.1:{port}/";
            listener.Prefixes.Add(address);
            try
            {
                listener.Start();
                return (listener, new Uri(address));
            }
            catch (HttpListenerException)
            {
                listener.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                using MemoryStream query = new();
                await context.Request.InputStream.CopyToAsync(query);
                Last = Answer ?? Stamp(query.ToArray());
                context.Response.ContentType = "application/timestamp-reply";
                await context.Response.OutputStream.WriteAsync(Last);
                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            return;
        }
    }

    private byte[] Stamp(byte[] query)
    {
        File.WriteAllBytes(_folder.File("query"), query);
        Openssl.Run(_folder.Path, "ts -reply -config tsa.cnf -section authority -queryfile query -out reply");
        return File.ReadAllBytes(_folder.File("reply"));
    }
}
