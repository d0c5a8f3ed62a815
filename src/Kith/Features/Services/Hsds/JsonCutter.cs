using System.Runtime.InteropServices;
using System.Text.Json;

namespace Kith.Features.Services.Hsds;

/// <summary>One value of a stream of JSON, not yet read.</summary>
/// <param name="Bytes">Its bytes; none when it was too large to be kept.</param>
/// <param name="IsTooLarge">Whether it was passed over because it has more bytes than one value may have.</param>
public readonly record struct JsonPiece(byte[] Bytes, bool IsTooLarge);

/// <summary>How values stand in a stream.</summary>
public enum JsonForm
{
    /// <summary>The end of the first value tells.</summary>
    Unknown,

    /// <summary>Between brackets, with commas.</summary>
    List,

    /// <summary>One on each line.</summary>
    Lines,

    /// <summary>One after another, over as many lines as they like.</summary>
    Values,
}

/// <summary>Finds where values end by their brackets, quotes and lines, byte by byte.</summary>
/// <param name="form">How they stand.</param>
public sealed class JsonCutter(JsonForm form)
{
    /// <summary>Most bytes of one value; a service with everything inside has some thousand.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Most bytes of a value that is itself made of lists: a page, lists by name.</summary>
    private const int MostOfLists = 256 * 1024 * 1024;

    private readonly List<byte> _piece = [];
    private JsonForm _form = form;
    private int _depth;
    private int _most = MostBytes;
    private bool _isOpen;
    private bool _hasBegun;
    private bool _hasFound;
    private bool _hasEnded;
    private bool _isInText;
    private bool _isEscaped;
    private bool _isTooLarge;

    /// <summary>Whether the stream may not end here.</summary>
    public bool IsBroken => _form == JsonForm.List ? !_hasEnded : _form != JsonForm.Lines && _hasBegun;

    /// <summary>Adds the values that end within these bytes.</summary>
    public void Cut(ReadOnlySpan<byte> bytes, List<JsonPiece> found)
    {
        foreach (var b in bytes)
        {
            if (_form == JsonForm.List)
                InList(b, found);
            else if (_form == JsonForm.Lines || IsEndOfFirstLine(b))
                InLines(b, found);
            else
                InValues(b, found);
        }
    }

    /// <summary>What stands after the last end; null when nothing does.</summary>
    public JsonPiece? Rest() => _hasBegun ? Take() : null;

    private void InList(byte b, List<JsonPiece> found)
    {
        if (!_isOpen)
        {
            _isOpen = b == (byte)'[';
            return;
        }
        if (_hasEnded || _depth > 0 || _isInText || b is not ((byte)',' or (byte)']'))
        {
            Keep(b);
            return;
        }
        if (_hasBegun || b == (byte)',')
            found.Add(Take());
        _hasEnded = b == (byte)']';
    }

    private void InLines(byte b, List<JsonPiece> found)
    {
        if (b != (byte)'\n')
            Keep(b);
        else if (_hasBegun)
            found.Add(Take());
    }

    private void InValues(byte b, List<JsonPiece> found)
    {
        Keep(b);
        if (_depth > 0 || _isInText || b is not ((byte)'}' or (byte)']'))
            return;
        found.Add(Take());
        _hasFound = true;
    }

    /// <summary>Tells the form by the first line: no text of JSON goes on in the next, so that one which would is a broken line.</summary>
    private bool IsEndOfFirstLine(byte b)
    {
        if (_form != JsonForm.Unknown || b != (byte)'\n' || !(_hasBegun || _hasFound))
            return false;
        _form = _isInText || _depth == 0 ? JsonForm.Lines : JsonForm.Values;
        return _form == JsonForm.Lines;
    }

    private void Keep(byte b)
    {
        if (!_hasBegun && b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            return;
        _hasBegun = true;
        Nest(b);
        if (_isTooLarge)
            return;
        if (_piece.Count == MostBytes && IsMadeOfLists())
            _most = MostOfLists;
        _isTooLarge = _piece.Count == _most;
        if (!_isTooLarge)
        {
            _piece.Add(b);
            return;
        }
        _piece.Clear();
        _piece.Capacity = 0;
    }

    private void Nest(byte b)
    {
        if (_isInText)
            (_isInText, _isEscaped) = (_isEscaped || b != (byte)'"', !_isEscaped && b == (byte)'\\');
        else if (b == (byte)'"')
            _isInText = true;
        else if (b is (byte)'{' or (byte)'[')
            _depth++;
        else if (b is (byte)'}' or (byte)']' && _depth > 0)
            _depth--;
    }

    private JsonPiece Take()
    {
        var piece = new JsonPiece([.. _piece], _isTooLarge);
        _piece.Clear();
        (_hasBegun, _isInText, _isEscaped, _isTooLarge) = (false, false, false, false);
        (_depth, _most) = (0, MostBytes);
        return piece;
    }

    /// <summary>Whether the first of its values that is no plain one is a list an answer of HSDS may have.</summary>
    private bool IsMadeOfLists()
    {
        try
        {
            var reader = new Utf8JsonReader(CollectionsMarshal.AsSpan(_piece), isFinalBlock: false, state: default);
            string? name = null;
            while (reader.Read() && reader.CurrentDepth <= 1)
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                    name = reader.GetString();
                else if (name is not null && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                    return reader.TokenType == JsonTokenType.StartArray && HsdsJsonReader.IsList(name);
                else if (name is "id" or "name")
                    return false;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) { }
        return false;
    }
}
