using System.Buffers.Text;
using System.Text.Json;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>A value in a provider's JSON: its bytes where they stand, read when they are asked for.</summary>
/// <param name="Kind">Its first token; <see cref="JsonTokenType.None"/> when there is no such value.</param>
/// <param name="Raw">Its bytes, of text with the quotes.</param>
internal readonly record struct JsonValue(JsonTokenType Kind, ReadOnlyMemory<byte> Raw)
{
    /// <summary>The text; null when it is not text, or has escapes that make none.</summary>
    public string? Text
    {
        get
        {
            if (Kind != JsonTokenType.String)
                return null;
            var reader = new Utf8JsonReader(Raw.Span);
            reader.Read();
            try
            {
                return reader.GetString();
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }
    }

    /// <summary>The number; null when it is none, or not finite.</summary>
    public double? Number =>
        Kind == JsonTokenType.Number && Utf8Parser.TryParse(Raw.Span, out double number, out _) && double.IsFinite(number) ? number : null;

    /// <summary>The whole number; null when it is none.</summary>
    public long? WholeNumber =>
        Kind == JsonTokenType.Number && Utf8Parser.TryParse(Raw.Span, out long number, out var length) && length == Raw.Length ? number : null;

    /// <summary>The value as messages show it.</summary>
    public string Quoted => ProviderFault.Quote(Raw.Span);
}
