using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>
/// The bytes of every published report, in the container <c>reports</c> as <c>{asOf}/{hash}.json</c>. A blob is written once,
/// before the row that points at it, and never changed: the table can be rebuilt from here, and nothing here from the table.
/// </summary>
/// <remarks>
/// A publication that lost a race, or was stopped before its row was written, leaves a blob that no row names. It stays:
/// the container may forbid deletion, and nobody who reads by way of the table ever sees it.
/// </remarks>
public sealed class ReportArchive(BlobServiceClient blobs)
{
    private const string Extension = ".json";
    private const string DateFormat = "yyyy-MM-dd";

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.ReportsContainer);

    /// <summary>The name of a report's blob.</summary>
    /// <param name="asOf">Its trading day.</param>
    /// <param name="hash">The hash that it states.</param>
    internal static string Name(DateOnly asOf, string hash) =>
        string.Create(CultureInfo.InvariantCulture, $"{asOf.ToString(DateFormat, CultureInfo.InvariantCulture)}/{hash}{Extension}");

    /// <summary>Writes a report unless it is there already.</summary>
    /// <param name="asOf">Its trading day.</param>
    /// <param name="hash">The hash that it states.</param>
    /// <param name="gzipJson">Its JSON, compressed with gzip.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    internal async Task WriteAsync(DateOnly asOf, string hash, byte[] gzipJson, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            // Whoever downloads the address with a client that knows HTTP gets the JSON itself.
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json", ContentEncoding = "gzip" },
        };
        try
        {
            await _container.GetBlobClient(Name(asOf, hash)).UploadAsync(BinaryData.FromBytes(gzipJson), options, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 409 && exception.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // The name is the hash of the content: what is there is the same report.
        }
    }

    /// <summary>The JSON of a report, compressed with gzip; null when there is no such blob.</summary>
    internal async Task<byte[]?> FindAsync(DateOnly asOf, string hash, CancellationToken cancellationToken)
    {
        try
        {
            return (await _container.GetBlobClient(Name(asOf, hash)).DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Day and hash of every report, oldest day first. Blobs that are not named as reports are left out.</summary>
    internal async IAsyncEnumerable<(DateOnly AsOf, string Hash)> ListAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, null, cancellationToken))
            if (blob.Name.Split('/') is [var day, var file] && file.EndsWith(Extension, StringComparison.Ordinal)
                && DateOnly.TryParseExact(day, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var asOf))
                yield return (asOf, file[..^Extension.Length]);
    }
}

/// <summary>A report was published, and its bytes are gone. The message says which and how to get them back.</summary>
public sealed class ReportLostException : RotationException
{
    public ReportLostException() { }

    public ReportLostException(string message) : base(message) { }

    public ReportLostException(string message, Exception innerException) : base(message, innerException) { }

    internal static ReportLostException Of(ReportSummary summary) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The report of {summary.AsOf:yyyy-MM-dd}, revision {summary.Revision}, is listed, and its blob "
        + $"{StorageNames.ReportsContainer}/{ReportArchive.Name(summary.AsOf, summary.Hash ?? "")} is gone. Undelete the blob."));
}
