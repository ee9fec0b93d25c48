using System.Globalization;
using System.Text;
using System.Text.Json;
using RotationFunctions.Analytics.Claims;
using RotationFunctions.Pipeline.Claims.Reading;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Claims;

/// <summary>A request that cannot be read; each error names the place, the value and what is allowed.</summary>
public sealed class ClaimRequestException : RotationException
{
    internal ClaimRequestException(ProblemType type, params IReadOnlyList<ParameterError> errors)
        : base(string.Join(' ', errors.Select(e => e.Detail)))
        => (Type, Errors) = (type, errors);

    public ClaimRequestException()
        : this("")
    {
    }

    public ClaimRequestException(string message) : base(message)
        => (Type, Errors) = (ProblemType.InvalidClaims, []);

    public ClaimRequestException(string message, Exception innerException) : base(message, innerException)
        => (Type, Errors) = (ProblemType.InvalidClaims, []);

    /// <summary>What kind of problem it is.</summary>
    internal ProblemType Type { get; }

    internal IReadOnlyList<ParameterError> Errors { get; }
}

/// <summary>
/// Reads requests: JSON <c>{"claims": […]}</c> or the bare list, or <c>{"text": "…"}</c>; anything else in it is let be, so that a
/// file that says more about its claims can be sent as it is.
/// </summary>
public static class ClaimRequestReader
{
    private const int MostErrors = 100;
    private const double LargestValue = 1e12;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file, which is JSON when it begins like it and else a text.</summary>
    /// <exception cref="ClaimRequestException">It cannot be read.</exception>
    public static ClaimRequest Read(ReadOnlyMemory<byte> content)
    {
        var text = Decode(content.Span).TrimStart('\uFEFF');
        return text.AsSpan().TrimStart() is ['{' or '[', ..] ? ReadJson(Encoding.UTF8.GetBytes(text)) : ReadText(text);
    }

    /// <summary>Reads the bytes of a text.</summary>
    /// <exception cref="ClaimRequestException">They are not UTF-8.</exception>
    internal static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            throw new ClaimRequestException(ProblemType.NotUtf8, new ParameterError("body", string.Create(CultureInfo.InvariantCulture, $"The text is not UTF-8: byte {exception.Index + 1} cannot be read. Send it in UTF-8.")));
        }
    }

    /// <summary>Reads a text in words.</summary>
    /// <exception cref="ClaimRequestException">It is empty or too long.</exception>
    public static ClaimRequest ReadText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text))
            throw NoClaims("The text is empty; send sentences such as \"IWM is up 9.86 % year to date\".");
        if (text.Length > ClaimRequest.LongestText)
            throw new ClaimRequestException(
                ProblemType.TextTooLong,
                new ParameterError("text", string.Create(CultureInfo.InvariantCulture, $"The text has {text.Length} characters; send at most {ClaimRequest.LongestText}.")));
        return new ClaimRequest { Text = text };
    }

    /// <summary>Reads JSON.</summary>
    /// <exception cref="ClaimRequestException">It is not JSON, has no claims or too many, or a claim lacks something.</exception>
    public static ClaimRequest ReadJson(ReadOnlyMemory<byte> json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException exception)
        {
            throw new ClaimRequestException(
                ProblemType.InvalidJson,
                new ParameterError("body", string.Create(CultureInfo.InvariantCulture, $"The body cannot be read as JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.")));
        }

        RefuseHalfCharacters(json.Span);
        using (document)
        {
            var root = document.RootElement;
            var asOf = AsOf(root);
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
                return ReadText(text.GetString()!) with { AsOf = asOf, Corrections = ReadCorrections(root) };
            var claims = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("claims", out var member) ? member : root;
            if (claims.ValueKind != JsonValueKind.Array)
                throw NoClaims("The body has no list of claims; send {\"claims\": [{\"series\": \"IWM\", \"kind\": \"return\", \"stated\": \"year to date\", \"asOf\": \"2026-01-22\", \"value\": 0.0986, \"digits\": 4}]} or {\"text\": \"…\"}.");
            return ReadClaims(claims) with { AsOf = asOf };
        }
    }

    /// <summary>
    /// An escape such as \ud800 alone is half of a character: JSON's grammar admits it, and no text can hold it. What has no escape
    /// has none, since the bytes are UTF-8.
    /// </summary>
    private static void RefuseHalfCharacters(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
                continue;
            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException)
            {
                throw new ClaimRequestException(
                    ProblemType.InvalidJson,
                    new ParameterError("body", string.Create(
                        CultureInfo.InvariantCulture, $"The string that begins at byte {reader.TokenStartIndex + 1} has half of a surrogate pair, as \\ud800 alone is; send whole characters.")));
            }
        }
    }

    /// <summary>The day that is given for all figures without a date.</summary>
    private static DateOnly? AsOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("asOf", out var asOf) || asOf.ValueKind == JsonValueKind.Null)
            return null;
        return asOf.ValueKind == JsonValueKind.String && TryDate(asOf.GetString()!, out var day)
            ? day
            : throw new ClaimRequestException(
                ProblemType.InvalidClaims, new ParameterError("asOf", $"'asOf' is {Quoted.Shown(asOf.GetRawText())}, which is not a date; give it as yyyy-MM-dd."));
    }

    internal static bool TryDate(string text, out DateOnly date)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static ClaimRequest ReadClaims(JsonElement claims)
    {
        var count = claims.GetArrayLength();
        if (count == 0)
            throw NoClaims("The list of claims is empty; send at least one.");
        if (count > ClaimRequest.MostClaims)
            throw new ClaimRequestException(
                ProblemType.TooManyClaims,
                new ParameterError("claims", string.Create(CultureInfo.InvariantCulture, $"There are {count} claims; send at most {ClaimRequest.MostClaims} at once.")));

        var errors = new List<ParameterError>();
        var read = new List<RequestedClaim>(count);
        foreach (var (position, element) in claims.EnumerateArray().Index())
        {
            if (new ClaimElement(element, position, errors).Read() is { } claim)
                read.Add(claim);
            if (errors.Count >= MostErrors)
                break;
        }

        return errors.Count == 0
            ? new ClaimRequest { Claims = read }
            : throw new ClaimRequestException(ProblemType.InvalidClaims, errors);
    }

    private static List<RequestedCorrection> ReadCorrections(JsonElement root)
    {
        if (!root.TryGetProperty("corrections", out var list) || list.ValueKind == JsonValueKind.Null)
            return [];
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > ClaimRequest.MostCorrections)
            throw new ClaimRequestException(
                ProblemType.InvalidClaims,
                new ParameterError("corrections", FormattableString.Invariant($"'corrections' is not a list of at most {ClaimRequest.MostCorrections} objects, each with the 'start' of a number in the text and what it is to be read as.")));
        var errors = new List<ParameterError>();
        var read = new List<RequestedCorrection>();
        foreach (var (position, element) in list.EnumerateArray().Index())
            if (CorrectionElement.Read(element, position, errors) is { } correction)
                read.Add(correction);
        return errors.Count == 0 ? read : throw new ClaimRequestException(ProblemType.InvalidClaims, errors);
    }

    private static ClaimRequestException NoClaims(string detail) => new(ProblemType.NoClaims, new ParameterError("claims", detail));

    /// <summary>Reads one claim and notes what is wrong with it.</summary>
    private sealed class ClaimElement(JsonElement element, int position, List<ParameterError> errors)
    {
        private static readonly DateOnly AnyDay = new(2000, 1, 3);

        public RequestedClaim? Read()
        {
            var before = errors.Count;
            if (element.ValueKind != JsonValueKind.Object)
            {
                Refuse(null, "is not an object with series, kind, stated, asOf, value and digits.");
                return null;
            }

            var series = Text("series");
            if (series is null)
                Missing("series", "the id of a series, as IWM, or a pair, as IWM-SPY");
            var against = Text("against");
            var kindName = Text("kind");
            var kind = ClaimKind.Return;
            if (kindName is null)
                Missing("kind", $"one of {string.Join(", ", ClaimKindNames.All)}", ClaimKindNames.All);
            else if (!ClaimKindNames.TryParse(kindName, out kind))
                Refuse("kind", $"is '{Quoted.Shown(kindName)}', which is unknown; it can be {string.Join(", ", ClaimKindNames.All)}.", ClaimKindNames.All);

            if (ClaimKindNames.IsPair(kind) && against is null && series?.Split('-') is [{ Length: > 0 } a, { Length: > 0 } b])
                (series, against) = (a, b);
            if (kindName is not null && kind == ClaimKind.Spread && series is not null && against is null)
                Refuse("series", $"is '{Quoted.Shown(series)}', but a spread is of two series; give a pair, as IWM-SPY.");

            var stated = Text("stated");
            if (stated is null && kindName is not null && ClaimKindNames.HasWindow(kind))
                Missing("stated", "the window, as \"year to date\", \"1M\", \"since 2025-12-01\" or \"2025-12-01 to 2026-01-22\"");
            else if (stated is not null && ClaimKindNames.HasWindow(kind) && StatedWords.Read(stated, AnyDay) is null)
                Refuse("stated", $"is '{Quoted.Shown(stated)}', which is no window that is known; it can be \"year to date\", 1D, 1W, 1M, 3M, 6M, 1Y, \"since 2025-12-01\" or \"2025-12-01 to 2026-01-22\".");

            DateOnly? asOf = null;
            if (Text("asOf") is { } date)
            {
                if (TryDate(date, out var day))
                    asOf = day;
                else
                    Refuse("asOf", $"is '{Quoted.Shown(date)}', which is not a date; give it as yyyy-MM-dd.");
            }

            var (value, written) = Value(kind);
            var (digits, areAsWritten) = Digits(written);
            if (value is { } printed && digits is { } places && Math.Abs(printed - Math.Round(printed, places)) > 1e-6 * Math.Pow(10, -places))
                Refuse("digits", string.Create(CultureInfo.InvariantCulture, $"is {places}, but the value {printed:R} has more decimals; a printed value has none that were not printed."));
            return errors.Count > before ? null : new RequestedClaim(
                series!.Trim(), against?.Trim(), kind, ClaimKindNames.HasWindow(kind) ? stated : null, asOf, value!.Value, digits!.Value, areAsWritten);
        }

        private (double? Value, int? Decimals) Value(ClaimKind kind)
        {
            if (!element.TryGetProperty("value", out var member) || member.ValueKind == JsonValueKind.Null)
            {
                Missing("value", "the printed value as a fraction, as 0.0986 for 9.86 %");
                return (null, null);
            }

            if (member.ValueKind == JsonValueKind.Number && member.TryGetDouble(out var number) && Math.Abs(number) <= LargestValue)
                return (number, Decimals(member.GetRawText()));
            if (member.ValueKind == JsonValueKind.String && Numeral(member.GetString()!) is { IsAmbiguous: false, Unit: not Unit.Other } text)
            {
                var shift = !ClaimKindNames.IsFraction(kind) ? 0 : text.Unit switch { Unit.None or Unit.Points or Unit.Dollars => 0, Unit.BasisPoints => 4, _ => 2 };
                return ((double)(text.Value / (decimal)Math.Pow(10, shift)), text.Decimals + shift);
            }

            Refuse("value", string.Create(CultureInfo.InvariantCulture, $"is {Quoted.Shown(member.GetRawText())}, which is no number up to {LargestValue:E0}; give the printed value as a fraction, as 0.0986, or as it was printed, as \"9.86 %\"."));
            return (null, null);
        }

        private static Numeral? Numeral(string written)
        {
            var text = NormalText.Of(written.Trim()).Text;
            return text.Length > 0 && NumberScanner.Read(text, 0) is var (number, end) && end == text.Length ? number : null;
        }

        private (int? Digits, bool AreAsWritten) Digits(int? written)
        {
            if (!element.TryGetProperty("digits", out var member) || member.ValueKind == JsonValueKind.Null)
            {
                if (written is null or (>= 0 and <= Claim.MostDigits))
                    return (written, true);
                Missing("digits", "how many decimals of the value were printed");
                return (null, false);
            }

            if (member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var digits) && digits is >= 0 and <= Claim.MostDigits)
                return (digits, false);
            Refuse("digits", string.Create(CultureInfo.InvariantCulture, $"is {Quoted.Shown(member.GetRawText())}; give how many decimals of the value were printed, a whole number from 0 to {Claim.MostDigits}: 4 for 0.0986, which is 9.86 %."));
            return (null, false);
        }

        /// <summary>Decimals of a JSON number as written: 0.0150 has four.</summary>
        private static int Decimals(string raw)
        {
            var exponentAt = raw.IndexOfAny(['e', 'E']);
            // An exponent out of all bounds leaves no digits that could be counted.
            var exponent = exponentAt < 0 ? 0
                : int.TryParse(raw.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) ? Math.Clamp(power, -1000, 1000) : -1000;
            var mantissa = exponentAt < 0 ? raw : raw[..exponentAt];
            var point = mantissa.IndexOf('.', StringComparison.Ordinal);
            return Math.Max(0, (point < 0 ? 0 : mantissa.Length - point - 1) - exponent);
        }

        private string? Text(string name)
        {
            if (!element.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null)
                return null;
            if (member.ValueKind == JsonValueKind.String)
                return string.IsNullOrWhiteSpace(member.GetString()) ? null : member.GetString();
            Refuse(name, $"is {Quoted.Shown(member.GetRawText())}; give a text.");
            return null;
        }

        private void Missing(string name, string what, IReadOnlyList<string>? allowed = null)
        {
            var path = Path(name);
            if (!errors.Exists(e => e.Parameter == path))
                errors.Add(new ParameterError(path, $"'{path}' is missing; give {what}.", allowed));
        }

        private void Refuse(string? name, string problem, IReadOnlyList<string>? allowed = null)
            => errors.Add(new ParameterError(Path(name), $"'{Path(name)}' {problem}", allowed));

        private string Path(string? name)
            => string.Create(CultureInfo.InvariantCulture, $"claims[{position}]{(name is null ? "" : "." + name)}");
    }
}
