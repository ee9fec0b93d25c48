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
        => StoredArgument.ReadFrom(ref reader) is var read && read.Code is { } code
            ? Reason.Stored(code, read.Text, StoredArgument.Restore(read.Arguments))
            : Reason.Stored(Reason.Message, read.Text, []);

    public override void Write(Utf8JsonWriter writer, Reason value, JsonSerializerOptions options)
    {
        if (value.Code == Reason.Message)
            writer.WriteStringValue(value.Text);
        else
            new StoredArgument(value.Text, value.Code, StoredArgument.Of(value.Arguments)).WriteTo(writer);
    }
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

    internal static IReadOnlyList<StoredArgument> Of(IReadOnlyList<ReasonArgument> arguments)
        => [.. arguments.Select(argument => argument.Reason is { } reason && reason.Code != Reason.Message ? new StoredArgument(reason.Text, reason.Code, Of(reason.Arguments)) : new StoredArgument(argument.Text))];

    internal static IReadOnlyList<ReasonArgument> Restore(IReadOnlyList<StoredArgument>? arguments)
        => [.. (arguments ?? []).Select(argument => argument.Code is { } code ? new ReasonArgument(Reason.Stored(code, argument.Text, Restore(argument.Arguments))) : new ReasonArgument(argument.Text))];

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
