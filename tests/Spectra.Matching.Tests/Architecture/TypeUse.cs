using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace Spectra.Matching.Tests.Architecture;

/// <summary>A type of an assembly uses another type: in its bases, its members, or the instructions of its methods.</summary>
/// <param name="Type">The user; for a lambda or an iterator the type it was written in.</param>
/// <param name="Used">What it uses.</param>
internal sealed record TypeUse(Type Type, Type Used)
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields().Select(static field => (OpCode)field.GetValue(null)!).ToDictionary(static code => code.Value);

    public string Namespace => Type.Namespace ?? "";

    public string UsedNamespace => Used.Namespace ?? "";

    public string UsedAssembly => Used.Assembly.GetName().Name!;

    /// <summary>Every use in an assembly, each once.</summary>
    public static IReadOnlySet<TypeUse> Of(Assembly assembly) => assembly.GetTypes().SelectMany(static user => UsedBy(user).Distinct().Select(used => new TypeUse(Written(user), used))).ToHashSet();

    private static IEnumerable<Type> UsedBy(Type type)
    {
        IEnumerable<Type?> shape = [type.BaseType, .. type.GetInterfaces(), .. type.GetFields(Declared).Select(static field => field.FieldType)];
        IEnumerable<MethodBase> methods = [.. type.GetMethods(Declared), .. type.GetConstructors(Declared)];
        return shape.Concat(methods.SelectMany(OfMethod)).OfType<Type>().SelectMany(Parts).Where(static used => !used.IsGenericParameter);
    }

    private static IEnumerable<Type?> OfMethod(MethodBase method)
    {
        MethodBody? body = method.GetMethodBody();
        return
        [
            (method as MethodInfo)?.ReturnType,
            .. method.GetParameters().Select(static parameter => parameter.ParameterType),
            .. body?.LocalVariables.Select(static local => local.LocalType) ?? [],
            .. body is null ? [] : Tokens(body.GetILAsByteArray()!).SelectMany(token => OfMember(Resolve(method, token))),
        ];
    }

    private static IEnumerable<Type?> OfMember(MemberInfo? member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType, field.FieldType],
        MethodBase method =>
        [
            method.DeclaringType,
            (method as MethodInfo)?.ReturnType,
            .. method.GetParameters().Select(static parameter => parameter.ParameterType),
            .. method.IsGenericMethod ? method.GetGenericArguments() : [],
        ],
        _ => [],
    };

    private static MemberInfo? Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType?.GetGenericArguments(),
        method.IsGenericMethod ? method.GetGenericArguments() : null);

    /// <summary>The tokens in a method's instructions: ECMA-335, partition III.</summary>
    private static IEnumerable<int> Tokens(byte[] instructions)
    {
        for (int at = 0; at < instructions.Length;)
        {
            short value = instructions[at++];
            if (value == 0xFE)
            {
                value = unchecked((short)(0xFE00 | instructions[at++]));
            }

            OperandType operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                yield return BinaryPrimitives.ReadInt32LittleEndian(instructions.AsSpan(at));
            }

            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(instructions.AsSpan(at))),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];

    private static Type Written(Type type) => type.DeclaringType is { } outer ? Written(outer) : type;
}
