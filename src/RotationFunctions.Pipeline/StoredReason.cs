using System.Text.Json;
using System.Text.Json.Serialization;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline;

/// <summary>
/// A reason as it is stored and sent: its words in English beside code and arguments. Words alone, as they were stored before reasons had
/// codes, and as a provider's own words are, are a JSON string.
/// </summary>
internal sealed class StoredReason : JsonConverter<Reason>
{
    public override Reason Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var read = StoredArgument.ReadFrom(ref reader);
        return Restore(read.Code, read.Text, read.Arguments);
    }

    public override void Write(Utf8JsonWriter writer, Reason value, JsonSerializerOptions options)
    {
        if (PartsOf(value) is ({ } code, var arguments))
            new StoredArgument(value.Text, code, arguments).WriteTo(writer);
        else
            writer.WriteStringValue(value.Text);
    }

    /// <summary>What is stored beside the words: code and arguments; neither of words that nobody here made.</summary>
    internal static (string? Code, IReadOnlyList<StoredArgument>? Arguments) PartsOf(Reason reason)
        => reason.Code == Reason.Message ? (null, null) : (reason.Code, [.. reason.Arguments.Select(StoredArgument.Of)]);

    /// <summary>A reason of what was stored.</summary>
    internal static Reason Restore(string? code, string text, IReadOnlyList<StoredArgument>? arguments)
        => Reason.Stored(code ?? Reason.Message, text, [.. (arguments ?? []).Select(argument => argument.Restore())]);
}

/// <summary>An argument of a reason as it is stored and sent: an object of its text, and of another reason also of code and arguments.</summary>
/// <param name="Text">The text; of another reason its words in English.</param>
/// <param name="Code">The code of the other reason; null for a text.</param>
/// <param name="Arguments">The arguments of the other reason; null for a text.</param>
[JsonConverter(typeof(Converter))]
public sealed record StoredArgument(string Text, string? Code = null, IReadOnlyList<StoredArgument>? Arguments = null)
{
    // Deeper than any reason is made: a source's row within a file within a provider's answer.
    private const int Deepest = 8;

    internal static StoredArgument Of(ReasonArgument argument)
    {
        var (code, arguments) = argument.Reason is { } reason ? StoredReason.PartsOf(reason) : (null, null);
        return new StoredArgument(argument.Text, code, arguments);
    }

    internal ReasonArgument Restore() => Code is null ? new ReasonArgument(Text) : new ReasonArgument(StoredReason.Restore(Code, Text, Arguments));

    // A text alone is what was written before arguments could be reasons.
    internal static StoredArgument ReadFrom(ref Utf8JsonReader reader, int depth = 0)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new StoredArgument(reader.GetString()!);
        if (reader.TokenType != JsonTokenType.StartObject || depth == Deepest)
            throw new JsonException("A reason is a text, or an object of code, text and arguments.");
        string? text = null, code = null;
        var arguments = new List<StoredArgument>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "text":
                    text = reader.GetString();
                    break;
                case "code":
                    code = reader.GetString();
                    break;
                case "arguments":
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                        arguments.Add(ReadFrom(ref reader, depth + 1));
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new StoredArgument(text ?? "", code, code is null ? null : arguments);
    }

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (Code is not null)
            writer.WriteString("code", Code);
        writer.WriteString("text", Text);
        if (Code is not null)
        {
            writer.WriteStartArray("arguments");
            foreach (var argument in Arguments ?? [])
                argument.WriteTo(writer);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    internal sealed class Converter : JsonConverter<StoredArgument>
    {
        public override StoredArgument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFrom(ref reader);

        public override void Write(Utf8JsonWriter writer, StoredArgument value, JsonSerializerOptions options) => value.WriteTo(writer);
    }
}
