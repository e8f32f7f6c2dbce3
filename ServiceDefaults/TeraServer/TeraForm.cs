using System.Text.Json.Nodes;

namespace OpenTera.ServiceDefaults.TeraServer;

/// <summary>A form that OpenTera's clients show, in the format of TeraServer's <c>/api/user/forms</c>.</summary>
/// <param name="ObjectType">What the form is for, such as <c>session_type_config</c>.</param>
/// <param name="Sections">In the order in which they are shown.</param>
public sealed record TeraForm(string ObjectType, params IReadOnlyList<TeraFormSection> Sections)
{
    /// <summary>The form as clients read it.</summary>
    /// <param name="localize">Gives a label in the reader's language; null: labels stay as they are.</param>
    public JsonObject ToJson(Func<string, string>? localize = null)
    {
        localize ??= label => label;
        return new JsonObject
        {
            ["objecttype"] = ObjectType,
            ["sections"] = new JsonArray([.. Sections.Select((section, index) => section.ToJson(index + 1, localize))]),
        };
    }
}

/// <summary>A part of a form, with a heading.</summary>
/// <param name="Id">Its name for programs.</param>
/// <param name="Label">Its heading.</param>
/// <param name="Items">In the order in which they are shown.</param>
public sealed record TeraFormSection(string Id, string Label, params IReadOnlyList<TeraFormItem> Items)
{
    internal JsonObject ToJson(int order, Func<string, string> localize) => new()
    {
        ["id"] = Id,
        ["label"] = localize(Label),
        ["_order"] = order,
        ["items"] = new JsonArray([.. Items.Select((item, index) => item.ToJson(index + 1, localize))]),
    };
}

/// <summary>A field of a form.</summary>
/// <param name="Id">Name of the value.</param>
/// <param name="Label">What stands before the field.</param>
/// <param name="Type">What the client shows: <c>text</c>, <c>longtext</c>, <c>numeric</c>, <c>boolean</c>, <c>array</c>, <c>color</c>, <c>datetime</c>, <c>hidden</c>, ...</param>
public sealed record TeraFormItem(string Id, string Label, string Type)
{
    /// <summary>Whether the form cannot be sent without it.</summary>
    public bool Required { get; init; }

    /// <summary>A text, number or bool that is there at first; null: nothing.</summary>
    public JsonValue? Default { get; init; }

    /// <summary>What an <c>array</c> lets choose. Their labels are not translated.</summary>
    public IReadOnlyList<TeraFormValue> Values { get; init; } = [];

    /// <summary>When the field is shown; null: always.</summary>
    public TeraFormCondition? Condition { get; init; }

    /// <summary>Whether the value can only be looked at; null: as is usual for the type.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>Whether the value must be typed twice, as new passwords are.</summary>
    public bool Confirm { get; init; }

    internal JsonObject ToJson(int order, Func<string, string> localize)
    {
        var item = new JsonObject { ["id"] = Id, ["label"] = localize(Label), ["type"] = Type };
        if (Required)
            item["required"] = true;
        if (Values.Count > 0)
            item["values"] = new JsonArray([.. Values.Select(value => new JsonObject { ["id"] = value.Id.DeepClone(), ["value"] = value.Label })]);
        if (Default is not null)
            item["default"] = Default.DeepClone();
        if (Condition is not null)
            item["condition"] = Condition.ToJson();
        item["_order"] = order;
        if (ReadOnly is { } readOnly)
            item["readonly"] = readOnly;
        if (Confirm)
            item["confirm"] = true;
        return item;
    }
}

/// <summary>One of the values that a field lets choose.</summary>
/// <param name="Id">The value, a text or a number.</param>
/// <param name="Label">What is shown.</param>
public sealed record TeraFormValue(JsonNode Id, string Label);

/// <summary>A condition on another field.</summary>
/// <param name="Item">Id of that field.</param>
/// <param name="Operator"><c>=</c>, <c>&lt;&gt;</c>, <c>&gt;</c>, <c>NOT NULL</c>, ...</param>
/// <param name="Value">What it is compared with; <c>changed</c> is true at each change; null with <c>NOT NULL</c>.</param>
/// <param name="Hook">Path of an API that gives the values to choose from when the condition is true, to which the other field's value is added; null: none.</param>
public sealed record TeraFormCondition(string Item, string Operator, JsonNode? Value, string? Hook = null)
{
    internal JsonObject ToJson()
    {
        var condition = new JsonObject { ["item"] = Item, ["op"] = Operator, ["condition"] = Value?.DeepClone() };
        if (Hook is not null)
            condition["hook"] = Hook;
        return condition;
    }
}
