using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Claims;

/// <summary>
/// Requests that were shared, each under the hash of its content: who shares the same twice gets the same link, and nobody
/// can change what a link leads to. Only what was asked is kept, not the answer: it is checked anew on the data of the day.
/// </summary>
public sealed partial class ClaimStore(BlobServiceClient blobs)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.ClaimsContainer);

    /// <summary>Keeps a request.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> WriteAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var content = Serialize(request);
        var id = Id(content);
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json; charset=utf-8" },
        };
        try
        {
            await _container.GetBlobClient(Name(id)).UploadAsync(BinaryData.FromBytes(content), options, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            // It is there already: the same content has the same name.
        }

        return id;
    }

    /// <summary>Finds a request; null when there is none of that id, or its content is not the one that the id was made of.</summary>
    public async Task<ClaimRequest?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!IdPattern().IsMatch(id))
            return null;
        try
        {
            var content = (await _container.GetBlobClient(Name(id)).DownloadContentAsync(cancellationToken)).Value.Content.ToMemory();
            return Id(content.Span) == id ? ClaimRequestReader.ReadJson(content) : null;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    /// <summary>A request as the API takes it, always in the same bytes.</summary>
    internal static byte[] Serialize(ClaimRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            if (request.AsOf is { } asOf)
                Write(json, "asOf", asOf);
            if (request.Text is { } text)
                json.WriteString("text", text);
            if (request.Corrections.Count > 0)
            {
                json.WriteStartArray("corrections");
                foreach (var correction in request.Corrections)
                    Write(json, correction);
                json.WriteEndArray();
            }

            if (request.Claims is { } claims)
            {
                json.WriteStartArray("claims");
                foreach (var claim in claims)
                    Write(json, claim);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, RequestedClaim claim)
    {
        json.WriteStartObject();
        json.WriteString("series", claim.Series);
        if (claim.Against is not null)
            json.WriteString("against", claim.Against);
        json.WriteString("kind", ClaimKindNames.Of(claim.Kind));
        if (claim.Stated is not null)
            json.WriteString("stated", claim.Stated);
        if (claim.AsOf is { } asOf)
            Write(json, "asOf", asOf);
        json.WriteNumber("value", claim.Value);
        json.WriteNumber("digits", claim.Digits);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RequestedCorrection correction)
    {
        json.WriteStartObject();
        json.WriteNumber("start", correction.Start);
        if (correction.Series is { } series)
            json.WriteString("series", series);
        if (correction.Against is { } against)
            json.WriteString("against", against);
        if (correction.IsNoClaim)
            json.WriteString("kind", RequestedCorrection.NoClaim);
        else if (correction.Kind is { } kind)
            json.WriteString("kind", ClaimKindNames.Of(kind));
        if (correction.Stated is { } stated)
            json.WriteString("stated", stated);
        if (correction.AsOf is { } asOf)
            Write(json, "asOf", asOf);
        if (correction.IsFall is { } isFall)
            json.WriteString("direction", isFall ? "down" : "up");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, DateOnly date)
        => json.WriteString(name, date.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    private static string Id(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content)[..16]);

    private static string Name(string id) => id + ".json";

    [GeneratedRegex(@"^[0-9a-f]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
