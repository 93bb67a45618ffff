using System.Net;
using System.Text.RegularExpressions;

namespace Spectra.Service.Tests.Commands;

/// <summary>The sign-in pages as a browser fills them in: hidden fields are sent back as they came.</summary>
internal static partial class BrowserForms
{
    /// <summary>A client that signed in by the page a browser is led to.</summary>
    public static async Task<HttpClient> SignInAsync(Uri page, string userName, string password, CancellationToken cancellation)
    {
        HttpClient client = new() { BaseAddress = page };
        Assert.Equal("/sign-in", (await SendAsync(client, "/", null, cancellation)).RequestMessage?.RequestUri?.AbsolutePath);
        HttpResponseMessage answer = await SendAsync(client, "/sign-in", new() { ["userName"] = userName, ["password"] = password }, cancellation);
        Assert.NotEqual("/sign-in", answer.RequestMessage?.RequestUri?.AbsolutePath);
        return client;
    }

    /// <summary>Changes a one-time password, and follows to the first page.</summary>
    public static async Task<HttpStatusCode> ChangeAsync(HttpClient client, string oneTime, string chosen, CancellationToken cancellation) =>
        (await SendAsync(client, "/sign-in/password", new() { ["currentPassword"] = oneTime, ["newPassword"] = chosen, ["again"] = chosen }, cancellation)).StatusCode;

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, Dictionary<string, string>? fields, CancellationToken cancellation)
    {
        Uri uri = new(path, UriKind.Relative);
        HttpResponseMessage shown = await client.GetAsync(uri, cancellation);
        if (fields is null)
        {
            return shown;
        }

        Match hidden = HiddenField().Match(await shown.Content.ReadAsStringAsync(cancellation));
        Assert.True(hidden.Success, "The form has no proof of where it comes from.");
        fields.Add(hidden.Groups["name"].Value, WebUtility.HtmlDecode(hidden.Groups["value"].Value));
        using FormUrlEncodedContent form = new(fields);
        return await client.PostAsync(uri, form, cancellation);
    }

    [GeneratedRegex("type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]+)\"")]
    private static partial Regex HiddenField();
}
