using System.Text.Json;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>
/// A provider's JSON, read forward and once: no document is built of it. Whoever reads it must read it to its end
/// (<see cref="End"/>), because a body that is cut off is refused however much of it could be read.
/// </summary>
internal ref struct JsonBody
{
    private readonly string _series;
    private readonly string _provider;
    private readonly ReadOnlyMemory<byte> _json;
    private Utf8JsonReader _reader;

    /// <summary>Stands before the first token.</summary>
    /// <param name="series">Id of the series, for messages.</param>
    /// <param name="provider">Name of the source, for messages.</param>
    /// <param name="json">The body, without a byte-order mark.</param>
    /// <param name="isSequence">Whether it may be several documents, one after another.</param>
    public JsonBody(string series, string provider, ReadOnlyMemory<byte> json, bool isSequence = false)
    {
        (_series, _provider, _json) = (series, provider, json);
        _reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { AllowMultipleValues = isSequence });
    }

    /// <summary>What stands here.</summary>
    public readonly JsonTokenType Token => _reader.TokenType;

    /// <summary>Goes to the next token; false when there is none.</summary>
    /// <exception cref="SeriesUnavailableException">The body is cut off or damaged.</exception>
    public bool Read()
    {
        try
        {
            return _reader.Read();
        }
        catch (JsonException exception)
        {
            throw Damaged(exception);
        }
    }

    /// <summary>Goes to the next token and tells whether a list begins with it.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public bool BeginsList() => Read() && Token == JsonTokenType.StartArray;

    /// <summary>Goes to the next token and tells whether an object begins with it.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public bool BeginsObject() => Read() && Token == JsonTokenType.StartObject;

    /// <summary>In a list: goes to its next value; false at its end.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public bool NextItem() => Read() && Token != JsonTokenType.EndArray;

    /// <summary>In an object: goes to the value of its next property; false at its end.</summary>
    /// <param name="name">The name; one whose escapes make no text is null.</param>
    /// <inheritdoc cref="Read" path="/exception"/>
    public bool NextProperty(out string? name)
    {
        name = null;
        if (!Read() || Token == JsonTokenType.EndObject)
            return false;
        try
        {
            name = _reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // No property that anyone looks for has such a name.
        }

        return Read();
    }

    /// <summary>In an object: goes to the value of the next property that has a name; false at its end.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public bool NextProperty(string name)
    {
        while (NextProperty(out var found))
        {
            if (found == name)
                return true;
            Skip();
        }

        return false;
    }

    /// <summary>Goes past the value that stands here.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public void Skip()
    {
        try
        {
            _reader.Skip();
        }
        catch (JsonException exception)
        {
            throw Damaged(exception);
        }
    }

    /// <summary>Takes the value that stands here and goes past it.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public JsonValue Take()
    {
        var (kind, start) = (Token, (int)_reader.TokenStartIndex);
        Skip();
        return new JsonValue(kind, _json[start..(int)_reader.BytesConsumed]);
    }

    /// <summary>Takes properties of the object that stands here, and goes past it.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="values">Gets the values, in the order of the names. Of one that stands twice the last counts; where nothing stands, or no object, there is none.</param>
    /// <inheritdoc cref="Read" path="/exception"/>
    public void Take(scoped ReadOnlySpan<string> names, scoped Span<JsonValue> values)
    {
        values.Clear();
        if (Token != JsonTokenType.StartObject)
        {
            Skip();
            return;
        }

        while (Read() && Token != JsonTokenType.EndObject)
        {
            var place = 0;
            while (place < names.Length && !_reader.ValueTextEquals(names[place]))
                place++;
            Read();
            if (place < names.Length)
                values[place] = Take();
            else
                Skip();
        }
    }

    /// <summary>Reads on to the end, of which nothing is wanted.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public void End()
    {
        while (Read())
            Skip();
    }

    /// <summary>The exception for a body that is sound and not what was asked for; of one that is cut off or damaged, that is said instead.</summary>
    public SeriesUnavailableException Unlike(Reason cause, Reason remedy)
    {
        try
        {
            End();
        }
        catch (SeriesUnavailableException damaged)
        {
            return damaged;
        }

        return ProviderFault.Unavailable(_series, _provider, cause, remedy);
    }

    private readonly SeriesUnavailableException Damaged(JsonException exception) => ProviderFault.Unavailable(_series, _provider,
        Reason.Of("body.damagedJson", $"sent what is no JSON from byte {exception.BytePositionInLine} of line {exception.LineNumber + 1} on: it is cut off or damaged ({_json.Length} bytes)"),
        ProviderFault.TryLater, exception);
}
