/**
 * A program in TypeScript or JavaScript as statements that run one by one and say which call expression is at work.
 *
 *     const layer = dense({ units: 3 });   ──▶   var layer = __done(4, dense({ units: 3 }, ...__at(4)));
 *
 * The marker is the last argument, so that it is evaluated when all others are, right before the call: what is constructed next
 * belongs to this call. What a subclass constructs by `super(…)` belongs to the `new` that runs its constructor.
 * At the top level `const`, `let` and `class` are `var`, whose names can be taken away again after an error.
 */
import ts from "typescript";

const OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  jsx: ts.JsxEmit.React,
  jsxFactory: "__jsx",
  jsxFragmentFactory: "__fragment",
  esModuleInterop: true,
  allowJs: true,
  sourceMap: true,
  // What is strict binds its names to itself.
  alwaysStrict: false,
};

/** A text and the places of its calls, lines and columns counted from 1, columns in UTF-16 units, the end exclusive. */
export class Source {
  constructor(file, text) {
    this.file = file;
    this.text = text.replace(/^\uFEFF/, "");
    this.tree = ts.createSourceFile(file, this.text, ts.ScriptTarget.Latest, true);
    this.calls = [];
    this.lineStarts = editorLineStarts(this.text);
  }

  at(offset) {
    let line = this.lineStarts.findIndex((start) => start > offset);
    if (line === -1) line = this.lineStarts.length;
    return { line, column: offset - this.lineStarts[line - 1] + 1 };
  }

  place(id) {
    const node = this.calls[id];
    const start = this.at(node.getStart(this.tree));
    const end = this.at(node.getEnd());
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }

  /** First and last line of a node. */
  lines(node) {
    return [this.at(node.getStart(this.tree)).line, this.at(node.getEnd()).line];
  }

  /** The lines of the innermost simple statement, or of the header of a compound one, around this place of the text. */
  statementLines(offset) {
    let found;
    const visit = (node) => {
      if (node.getStart(this.tree) > offset || offset > node.getEnd()) return;
      const isBody = ts.isBlock(node) || ts.isCaseClause(node);
      if ((ts.isStatement(node) || ts.isClassElement(node)) && !isBody) found = node;
      ts.forEachChild(node, visit);
    };
    ts.forEachChild(this.tree, visit);
    if (found === undefined) return [this.at(offset).line, this.at(offset).line];
    const [first, last] = this.lines(found);
    const body =
      found.body ?? found.statement ?? found.thenStatement ?? found.tryBlock ?? found.caseBlock ?? found.members;
    const start = body?.statements?.[0] ?? body?.clauses?.[0] ?? body?.[0];
    return [first, start === undefined ? last : Math.max(first, this.lines(start)[0] - 1)];
  }
}

/** Lines as an editor counts them: U+2028 ends none. */
function editorLineStarts(text) {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
}

/** The whole of an imported file as a CommonJS module; its calls are marked as those of another file. */
export function moduleCode(file, text) {
  const compilerOptions = { ...OPTIONS, module: ts.ModuleKind.CommonJS };
  const before = [
    (context) => (tree) =>
      ts.visitEachChild(
        tree,
        marking(() => undefined, context),
        context,
      ),
  ];
  return ts.transpileModule(text, { fileName: file, compilerOptions, transformers: { before } }).outputText;
}

/**
 * The statements of a program in the order in which they run: imports, functions, then the others as they stand.
 * Each has its code (none where it can't be read), and the names it binds and may change.
 */
export function statementsOf(source) {
  const rank = (node) => (ts.isImportDeclaration(node) ? 0 : ts.isFunctionDeclaration(node) ? 1 : 2);
  const nodes = source.tree.statements.map((node) => ({ node, rank: rank(node) }));
  return nodes
    .sort((a, b) => a.rank - b.rank)
    .map(({ node }) => {
      const lines = source.lines(node);
      const found = { node, lines, bound: boundNames(node), touched: touchedNames(node) };
      const broken = source.tree.parseDiagnostics.find(({ start }) => node.pos <= start && start <= node.end);
      if (broken !== undefined)
        return { ...found, syntaxError: ts.flattenDiagnosticMessageText(broken.messageText, " ") };
      return { ...found, ...statementCode(source, node) };
    });
}

function statementCode(source, node) {
  // The statement alone, where it stands in the text: the source map of its code is one of the whole text.
  const blank = (part) => part.replaceAll(/[^\r\n]/g, " ");
  const text =
    blank(source.text.slice(0, node.getStart(source.tree))) + source.text.slice(node.getStart(source.tree), node.end);
  const idOf = (tree) => (call) => source.calls.push(nodeAt(source.tree, call.getStart(tree), call)) - 1;
  let hasAwait = false;
  const before = (context) => (tree) => {
    const mark = marking(idOf(tree), context);
    hasAwait = tree.statements.some(awaitsAtTop);
    const statements = tree.statements.flatMap((statement) => topLevel(ts.visitNode(statement, mark), context.factory));
    return context.factory.updateSourceFile(tree, statements);
  };
  const compilerOptions = { ...OPTIONS, module: ts.ModuleKind.ESNext };
  const out = ts.transpileModule(text, {
    fileName: source.file.replace(/\.[cm]js$/, ".js"),
    compilerOptions,
    transformers: { before: [before] },
  });
  const code = out.outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, "").replace(/^export \{\};\s*$/m, "");
  return { code, map: JSON.parse(out.sourceMapText), isAsync: hasAwait };
}

/** The same call in the tree of the whole text. */
function nodeAt(tree, start, call) {
  let found;
  const visit = (node) => {
    if (node.kind === call.kind && node.getStart(tree) === start && node.end === call.end) found = node;
    else if (node.pos <= start && call.end <= node.end) ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

// ---------------------------------------------------------------- markers

function marking(idOf, context) {
  const { factory } = context;
  const name = (text) => factory.createIdentifier(text);
  const number = (value) => (value === undefined ? factory.createVoidZero() : factory.createNumericLiteral(value));
  const call = (text, ...args) => factory.createCallExpression(name(text), undefined, args);
  const withMarker = (args, marker) => [...(args ?? []), factory.createSpreadElement(marker)];
  const inChain = (node) => (node.flags & ts.NodeFlags.OptionalChain) !== 0;
  // Inside of a chain nothing can be put around a call.
  const inner = new Set();
  const visit = (node) => {
    if (inChain(node) && inChain(node.expression)) inner.add(node.expression);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      return call("__import", ...node.arguments.map((argument) => ts.visitNode(argument, visit)));
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword) {
      const visited = ts.visitEachChild(node, visit, context);
      return factory.updateCallExpression(
        visited,
        visited.expression,
        undefined,
        withMarker(visited.arguments, call("__back", name("__site"))),
      );
    }
    if (ts.isConstructorDeclaration(node) && node.body !== undefined) {
      const visited = ts.visitEachChild(node, visit, context);
      const kept = factory.createVariableDeclaration("__site", undefined, undefined, call("__now"));
      const first = factory.createVariableStatement(
        undefined,
        factory.createVariableDeclarationList([kept], ts.NodeFlags.Const),
      );
      const body = factory.updateBlock(visited.body, [first, ...visited.body.statements]);
      return factory.updateConstructorDeclaration(visited, visited.modifiers, visited.parameters, body);
    }
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const id = idOf(node);
      const visited = ts.visitEachChild(node, visit, context);
      const args = withMarker(visited.arguments, call("__at", number(id)));
      const marked = ts.isNewExpression(visited)
        ? factory.updateNewExpression(visited, visited.expression, undefined, args)
        : inChain(node)
          ? factory.updateCallChain(visited, visited.expression, inner.questionDotToken, undefined, args)
          : factory.updateCallExpression(visited, visited.expression, undefined, args);
      return inner.has(node) || id === undefined ? marked : call("__done", number(id), marked);
    }
    return ts.visitEachChild(node, visit, context);
  };
  return visit;
}

// ---------------------------------------------------------------- the top level

function topLevel(node, factory) {
  if (ts.isImportDeclaration(node)) return importStatements(node, factory);
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
    return [bind(node.name, required("__require", node.moduleReference.expression, factory), factory)];
  if (ts.isExportDeclaration(node)) {
    if (node.isTypeOnly || node.moduleSpecifier === undefined) return [];
    return [factory.createExpressionStatement(required("__require", node.moduleSpecifier, factory))];
  }
  if (ts.isExportAssignment(node)) return [bind(factory.createIdentifier("__default"), node.expression, factory)];
  const modifiers = node.modifiers?.filter(
    ({ kind }) => kind !== ts.SyntaxKind.ExportKeyword && kind !== ts.SyntaxKind.DefaultKeyword,
  );
  if (modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword)) return [];
  if (ts.isVariableStatement(node)) {
    const list = factory.createVariableDeclarationList(node.declarationList.declarations, ts.NodeFlags.None);
    return [ts.setTextRange(factory.createVariableStatement(modifiers, list), node)];
  }
  if (ts.isClassDeclaration(node)) {
    const name = node.name ?? factory.createIdentifier("__default");
    const kept = modifiers?.filter(({ kind }) => kind !== ts.SyntaxKind.AbstractKeyword);
    return [
      bind(
        name,
        factory.createClassExpression(kept, node.name, node.typeParameters, node.heritageClauses, node.members),
        factory,
      ),
    ];
  }
  if (ts.isFunctionDeclaration(node)) {
    const name = node.name ?? factory.createIdentifier("__default");
    const { asteriskToken, typeParameters, parameters, type, body } = node;
    return [
      factory.updateFunctionDeclaration(node, modifiers, asteriskToken, name, typeParameters, parameters, type, body),
    ];
  }
  if (ts.isEnumDeclaration(node)) return [factory.updateEnumDeclaration(node, modifiers, node.name, node.members)];
  if (ts.isModuleDeclaration(node)) return [factory.updateModuleDeclaration(node, modifiers, node.name, node.body)];
  return [node];
}

function bind(name, value, factory) {
  const declaration = factory.createVariableDeclaration(name, undefined, undefined, value);
  return factory.createVariableStatement(
    undefined,
    factory.createVariableDeclarationList([declaration], ts.NodeFlags.None),
  );
}

function required(how, specifier, factory) {
  return factory.createCallExpression(factory.createIdentifier(how), undefined, [specifier]);
}

function importStatements(node, factory) {
  const { importClause: clause, moduleSpecifier: from } = node;
  if (clause === undefined) return [factory.createExpressionStatement(required("__require", from, factory))];
  if (clause.isTypeOnly) return [];
  const found = [];
  if (clause.name) found.push(bind(clause.name, required("__default_of", from, factory), factory));
  const named = clause.namedBindings;
  if (named && ts.isNamespaceImport(named)) found.push(bind(named.name, required("__require", from, factory), factory));
  for (const { isTypeOnly, name, propertyName } of named?.elements ?? []) {
    if (isTypeOnly) continue;
    const key = (propertyName ?? name).text;
    const value =
      key === "default"
        ? required("__default_of", from, factory)
        : factory.createElementAccessExpression(required("__require", from, factory), factory.createStringLiteral(key));
    found.push(bind(name, value, factory));
  }
  return found;
}

// ---------------------------------------------------------------- names

function bindingNames(name) {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? bindingNames(element.name) : []));
}

/** Names that the statement binds at the top level. */
function boundNames(node) {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.flatMap(({ name }) => bindingNames(name));
  if (ts.isImportDeclaration(node)) {
    const clause = node.importClause;
    const named = clause?.namedBindings;
    const inner =
      named === undefined ? [] : ts.isNamespaceImport(named) ? [named.name] : named.elements.map(({ name }) => name);
    return [clause?.name, ...inner].filter((name) => name !== undefined).map(({ text }) => text);
  }
  return node.name !== undefined && ts.isIdentifier(node.name) ? [node.name.text] : [];
}

/** Calls of a name's methods that leave the object as it was, for a statement that failed half-way. */
const READERS = new Set([
  "summary",
  "fit",
  "fitDataset",
  "evaluate",
  "evaluateDataset",
  "predict",
  "compile",
  "save",
  "getLayer",
  "countParams",
]);

/** Names that the statement assigns to, and those whose object it would change. */
function touchedNames(statement) {
  const names = new Set();
  const visit = (node) => {
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isIdentifier(node.left)
    )
      names.add(node.left.text);
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      ts.isIdentifier(node.expression.expression)
    ) {
      const isStatement = ts.isExpressionStatement(statement) && statement.expression === node;
      const method = node.expression.name.text;
      if (["add", "push", "build"].includes(method) || (isStatement && !READERS.has(method)))
        names.add(node.expression.expression.text);
    }
    ts.forEachChild(node, visit);
  };
  if (!ts.isFunctionDeclaration(statement) && !ts.isClassDeclaration(statement)) visit(statement);
  return [...names];
}

function awaitsAtTop(statement) {
  const visit = (node) => {
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined)) return true;
    if (ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node)) return false;
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(statement);
}

// ---------------------------------------------------------------- functions that nobody calls

/**
 * Functions of the top level whose name stands nowhere else but where they are exported, with their parameters: names, and for
 * each whether it needs a value. A parameter that is taken apart has the names of its parts.
 */
export function unmentionedFunctions({ tree }) {
  const functions = tree.statements.flatMap((node) => {
    if (ts.isFunctionDeclaration(node) && node.body)
      return [{ name: node.name?.text ?? "__default", parameters: node.parameters }];
    if (!ts.isVariableStatement(node)) return [];
    return node.declarationList.declarations
      .filter(
        ({ name, initializer }) =>
          ts.isIdentifier(name) &&
          initializer &&
          (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)),
      )
      .map(({ name, initializer }) => ({ name: name.text, parameters: initializer.parameters }));
  });
  const used = new Map();
  const count = (node) => {
    if (ts.isExportDeclaration(node) || ts.isExportAssignment(node) || isModuleExports(node)) return;
    if (ts.isIdentifier(node)) used.set(node.text, (used.get(node.text) ?? 0) + 1);
    ts.forEachChild(node, count);
  };
  count(tree);
  return functions
    .filter(({ name }) => (used.get(name) ?? 0) <= 1)
    .map(({ name, parameters }) => ({
      name,
      parameters: parameters.filter(({ name }) => name.text !== "this").map(parameterOf),
    }));
}

function isModuleExports(node) {
  return (
    ts.isExpressionStatement(node) &&
    /^(module\.)?exports\b/.test(node.getText()) &&
    ts.isBinaryExpression(node.expression)
  );
}

function parameterOf({ name, initializer, dotDotDotToken }) {
  if (initializer !== undefined || dotDotDotToken !== undefined) return { isNeeded: false };
  if (ts.isIdentifier(name)) return { isNeeded: true, name: name.text };
  if (!ts.isObjectBindingPattern(name)) return { isNeeded: true, name: name.getText() };
  const parts = name.elements.filter((part) => part.initializer === undefined && part.dotDotDotToken === undefined);
  return { isNeeded: true, parts: parts.map((part) => (part.propertyName ?? part.name).getText()) };
}
