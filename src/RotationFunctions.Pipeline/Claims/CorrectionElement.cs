using System.Text.Json;
using RotationFunctions.Analytics.Claims;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Claims;

/// <summary>Reads one correction, out of JSON or of the fields of a form, and notes what is wrong with it.</summary>
internal static class CorrectionElement
{
    private static readonly string[] Directions = ["up", "down"];

    /// <summary>A correction out of JSON; null when something is wrong with it.</summary>
    public static RequestedCorrection? Read(JsonElement element, int position, List<ParameterError> errors)
    {
        if (element.ValueKind == JsonValueKind.Object)
            return Read(
                name => !element.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null ? null
                    : member.ValueKind == JsonValueKind.String ? member.GetString() : member.GetRawText(),
                position,
                errors);
        errors.Add(new ParameterError(FormattableString.Invariant($"corrections[{position}]"), "A correction is not an object with 'start' and what the number is to be read as."));
        return null;
    }

    /// <summary>A correction out of named texts, of which an empty one is none.</summary>
    public static RequestedCorrection? Read(Func<string, string?> text, int position, List<ParameterError> errors)
    {
        var before = errors.Count;
        if (!int.TryParse(text("start"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var start))
            Refuse("start", "the place in the text where the number begins, in UTF-16 code units");
        ClaimKind? kind = null;
        var kindName = Of("kind");
        if (kindName is not null && kindName != RequestedCorrection.NoClaim)
        {
            if (ClaimKindNames.TryParse(kindName, out var known))
                kind = known;
            else
                Refuse("kind", $"{RequestedCorrection.NoClaim}, or one of {string.Join(", ", ClaimKindNames.All)}");
        }

        DateOnly? asOf = null;
        if (Of("asOf") is { } written)
        {
            if (ClaimRequestReader.TryDate(written, out var day))
                asOf = day;
            else
                Refuse("asOf", "a date as yyyy-MM-dd");
        }

        var direction = Of("direction");
        if (direction is not null && !Directions.Contains(direction))
            Refuse("direction", "up or down");
        return errors.Count > before ? null : new RequestedCorrection(start)
        {
            IsNoClaim = kindName == RequestedCorrection.NoClaim,
            Series = Of("series"),
            Against = Of("against"),
            Kind = kind,
            Stated = Of("stated"),
            AsOf = asOf,
            IsFall = direction is null ? null : direction == "down",
        };

        string? Of(string name) => string.IsNullOrWhiteSpace(text(name)) ? null : text(name)!.Trim();

        void Refuse(string member, string allowed)
            => errors.Add(new ParameterError(
                FormattableString.Invariant($"corrections[{position}].{member}"),
                $"'{member}' of a correction is {(text(member) is { } value ? $"'{Quoted.Shown(value)}'" : "missing")}; it is {allowed}."));
    }
}
