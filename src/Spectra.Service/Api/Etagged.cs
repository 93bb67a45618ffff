using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Spectra.Service.Api;

/// <summary>An answer with a strong entity tag, the hash of its JSON: who has it already is told so with 304.</summary>
internal static class Etagged
{
    /// <summary>Answers with a value.</summary>
    public static Etagged<T> Ok<T>(HttpContext context, T value)
    {
        JsonOptions json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value;
        return new Etagged<T>(JsonSerializer.SerializeToUtf8Bytes(value, json.SerializerOptions));
    }
}

/// <summary>The answer.</summary>
/// <typeparam name="T">What it holds.</typeparam>
internal sealed class Etagged<T>(byte[] json) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified));
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        EntityTagHeaderValue tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(json))}\"");
        httpContext.Response.GetTypedHeaders().ETag = tag;
        if (httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = json.Length;
        return httpContext.Response.Body.WriteAsync(json, httpContext.RequestAborted).AsTask();
    }
}
