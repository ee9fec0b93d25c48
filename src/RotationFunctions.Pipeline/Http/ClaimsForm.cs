using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Http;

/// <summary>What the page of claims sends: a text or a file with its day, or a correction of a check that is kept.</summary>
internal sealed record ClaimsForm
{
    private const string AsOfField = "asOf";
    private const string Boundary = "boundary";
    private const int LongestBoundary = 70;

    private static readonly string[] Extensions = [".txt", ".text", ".md", ".markdown", ".html", ".htm"];

    /// <summary>The text of the field or of the file.</summary>
    public required string Text { get; init; }

    /// <summary>The day that its reader chose; null for none.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The id of the check that is corrected; null for a new one.</summary>
    public string? Of { get; init; }

    /// <summary>The correction; null for a new check.</summary>
    public RequestedCorrection? Correction { get; init; }

    /// <summary>Reads a form, as a browser sends it with and without a file.</summary>
    /// <exception cref="ClaimRequestException">It has too many fields, a day that is no date, or a file that is no text.</exception>
    public static async Task<ClaimsForm> ReadAsync(HttpRequest request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            var fields = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
                && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                ? await PartsAsync(type, body, cancellationToken)
                : await FieldsAsync(body, cancellationToken);
            string Field(string name) => fields.GetValueOrDefault(name, "");
            var file = Field("file");
            return new ClaimsForm
            {
                Text = file.Length > 0 ? file : Field("text"),
                AsOf = Day(Field(AsOfField), isOfCorrection: Field("of").Length > 0),
                Of = Field("of") is { Length: > 0 } of ? of : null,
                Correction = Field("of").Length > 0 ? Correct(Field) : null,
            };
        }
        catch (InvalidDataException)
        {
            throw new ClaimRequestException(
                ProblemType.BodyTooLarge,
                new ParameterError(
                    "body",
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"The form has more than {ApiLimits.MostFormFields} fields, or a name that is too long; ")
                    + "send the text in the field 'text'."));
        }
        catch (IOException)
        {
            throw new ClaimRequestException(
                ProblemType.InvalidClaims, new ParameterError("body", "The form is cut off: its last part has no end. Send it again."));
        }
    }

    private static async Task<Dictionary<string, string>> FieldsAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var form = new FormReader(
            Encoding.UTF8.GetString(body.Span)) { ValueCountLimit = ApiLimits.MostFormFields, ValueLengthLimit = ApiLimits.ClaimsForm };
        return (await form.ReadFormAsync(cancellationToken)).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
    }

    private static async Task<Dictionary<string, string>> PartsAsync(
        MediaTypeHeaderValue type, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(
            type.Parameters.FirstOrDefault(p => p.Name.Equals(Boundary, StringComparison.OrdinalIgnoreCase))?.Value ?? default);
        if (boundary.Length is 0 or > LongestBoundary)
            throw new ClaimRequestException(
                ProblemType.InvalidClaims,
                    new ParameterError("Content-Type",
                    FormattableString.Invariant(
                    $"A form of parts needs a 'boundary' of 1 to {LongestBoundary} characters in its Content-Type.")));
        var reader = new MultipartReader(boundary.Value!, new MemoryStream(body.ToArray())) { BodyLengthLimit = ApiLimits.ClaimsForm };
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var count = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } section; count++)
        {
            if (count >= ApiLimits.MostFormFields)
                throw new InvalidDataException("Too many parts.");
            if (section.GetContentDispositionHeader() is not { } disposition)
                continue;
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content, cancellationToken);
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            var file = HeaderUtilities.RemoveQuotes(disposition.FileName).Value ?? "";
            // A browser sends a part without a name for a file that was not chosen.
            if (name == "file" && file.Length == 0)
                continue;
            if (name == "file" && !Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                throw new ClaimRequestException(
                    ProblemType.InvalidClaims, new ParameterError("file", $"The file is '{Quoted.Shown(file)}'; choose a text, Markdown "
                        + $"or HTML file ({string.Join(", ", Extensions)})."));
            fields[name] = ClaimRequestReader.Decode(content.GetBuffer().AsSpan(0, (int)content.Length)).TrimStart('\uFEFF');
        }

        return fields;
    }

    private static DateOnly? Day(string chosen, bool isOfCorrection)
    {
        // A correction reads its own day.
        if (chosen.Length == 0 || isOfCorrection)
            return null;
        return DateOnly.TryParseExact(chosen, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new ClaimRequestException(ProblemType.InvalidClaims,
                new ParameterError(AsOfField, $"'asOf' is '{Quoted.Shown(chosen)}', which is not a date; give it as yyyy-MM-dd."));
    }

    private static RequestedCorrection Correct(Func<string, string> field)
    {
        var errors = new List<ParameterError>();
        return CorrectionElement.Read(field, 0, errors) ?? throw new ClaimRequestException(ProblemType.InvalidClaims, errors);
    }
}
