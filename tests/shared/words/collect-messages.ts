/** Finds what the core says to readers, in its sources: which literals become a message, or a part of one. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

export interface Found { text: string; at: string }

/** Properties of object literals that hold what a reader is told. */
const TOLD = ['message', 'problem', 'why', 'dead', 'missing', 'warning']
/** Calls of these by way of an object are told, too: the place of the argument that is. */
const METHODS: Record<string, number> = { giveUp: 1 }

/** `told`: the literals of the sources below `folder` that a reader may come to read, with `{}` for what is filled in. `sentences`: what looks like one. `texts`: all. */
export function collectMessages(folder: string, others: readonly string[] = []): { told: Found[]; sentences: Found[]; texts: ReadonlySet<string> } {
  const files = [...readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => join(folder, name)), ...others]
  const sources = files.map((file) => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true))
  const all = sources.flatMap((source) => nodesOf(source))
  const functions = Map.groupBy(all.filter(isFunction), nameOf)
  const calls = Map.groupBy(all.filter(ts.isCallExpression), ({ expression }) => expression.getText())
  const imports = new Map(sources.map((source) => [source, new Set(nodesOf(source).filter(ts.isImportSpecifier).map(({ name }) => name.text))]))
  /** Whether a name that stands in `user` can mean what is declared in `owner`. */
  const canMean = (name: string, user: ts.Node, owner: ts.Node) =>
    user.getSourceFile() === owner.getSourceFile() || imports.get(user.getSourceFile())?.has(name) === true
  const told = new Map<string, Found>()
  const seen = new Set<ts.Node>()

  const add = (text: string, node: ts.Node) => {
    const source = node.getSourceFile()
    if (/[a-z]/i.test(text.replaceAll('{}', ''))) told.set(text, { text, at: `${source.fileName}:${String(source.getLineAndCharacterOfPosition(node.getStart()).line + 1)}` })
  }
  /** What an expression in the place of a message can say. */
  const follow = (node: ts.Node | undefined): void => {
    if (!node || seen.has(node)) return
    seen.add(node)
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) add(node.text, node)
    else if (ts.isTemplateExpression(node)) {
      add(withHoles(node), node)
      for (const { expression } of node.templateSpans) follow(expression)
    } else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(follow)
    else if (ts.isParenthesizedExpression(node) || ts.isAwaitExpression(node) || ts.isAsExpression(node)) follow(node.expression)
    else if (ts.isBinaryExpression(node)) {
      const joined = joinedText(node)
      if (joined === null) [node.left, node.right].forEach(follow)
      else {
        add(joined, node)
        holesOf(node).forEach(follow)
      }
    } else if (ts.isIdentifier(node)) followName(node)
    else if (ts.isElementAccessExpression(node)) followTable(node)
    else if (ts.isPropertyAccessExpression(node)) followProperty(node.name.text)
    else if (ts.isCallExpression(node)) followCall(node)
  }
  const followName = (name: ts.Identifier) => {
    for (let scope: ts.Node | undefined = name.parent; scope; scope = scope.parent) {
      if (isFunction(scope)) {
        const at = scope.parameters.findIndex((parameter) => parameter.name.getText() === name.text)
        if (at >= 0) {
          const made = scope
          const called = (calls.get(nameOf(made)) ?? []).filter((call) => canMean(nameOf(made), call, made))
          for (const call of called) follow(call.arguments[at])
          follow(scope.parameters[at]?.initializer)
          return
        }
      }
      const declared = ownNodes(scope).filter(ts.isVariableDeclaration).filter((one) => one.name.getText() === name.text)
      if (declared.length > 0) {
        for (const { initializer } of declared) follow(initializer)
        return
      }
    }
  }
  /** `WORDS[key]`, a table of the same file. */
  const followTable = ({ expression }: ts.ElementAccessExpression) => {
    for (const table of nodesOf(expression.getSourceFile()).filter(ts.isVariableDeclaration).filter((one) => one.name.getText() === expression.getText())) {
      if (table.initializer && ts.isObjectLiteralExpression(table.initializer)) {
        for (const property of table.initializer.properties) if (ts.isPropertyAssignment(property)) follow(property.initializer)
      }
    }
  }
  const followProperty = (name: string) => {
    if (name === 'reason') for (const node of all.filter(ts.isPropertyAssignment)) if (node.name.getText() === name) follow(node.initializer)
  }
  const followCall = (call: ts.CallExpression) => {
    const name = call.expression.getText()
    for (const made of (functions.get(name) ?? []).filter((one) => canMean(name, call, one))) {
      if (made.body && !ts.isBlock(made.body)) follow(made.body)
      else for (const returned of nodesOf(made).filter(ts.isReturnStatement)) if (functionOf(returned) === made) follow(returned.expression)
    }
  }
  const followTold = ({ expression, arguments: given }: ts.CallExpression) => {
    if (['report.add', 'plainResponse'].includes(expression.getText())) follow(given[1])
    if (expression.getText() === 'problems.push') follow(given[0])
    if (!ts.isPropertyAccessExpression(expression)) return
    const at = METHODS[expression.name.text]
    if (at !== undefined) follow(given[at])
    if (expression.name.text === 'attrSet' && given[0]?.getText() === "'title'") follow(given[1])
  }

  for (const node of all) {
    if (ts.isNewExpression(node) && lastName(node.expression) === 'LecternError') follow(node.arguments?.[1])
    else if (ts.isPropertyAssignment(node) && TOLD.includes(node.name.getText())) follow(node.initializer)
    else if (ts.isShorthandPropertyAssignment(node) && TOLD.includes(node.name.text) && !isPattern(node)) follow(node.name)
    else if (ts.isCallExpression(node)) followTold(node)
  }
  // Where the errors of a module are what it says.
  for (const source of sources.filter(({ fileName }) => /(?:read-notebook|opener)\.ts$/.test(fileName))) {
    for (const made of nodesOf(source).filter(ts.isNewExpression)) if (lastName(made.expression) === 'Error') follow(made.arguments?.[0])
  }
  const texts = textsOf(all)
  return { told: [...told.values()], sentences: texts.filter(isSentence), texts: new Set(texts.map(({ text }) => text)) }
}

/** Whatever looks like a sentence, wherever it stands. */
const isSentence = ({ text }: Found) => /^[A-Z{]/.test(text) && /[a-z] [a-z]/.test(text) && /[.!?]$/.test(text)

function textsOf(all: readonly ts.Node[]): Found[] {
  const found = all.flatMap((node): { text: string; node: ts.Node }[] => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [{ text: node.text, node }]
    return ts.isTemplateExpression(node) ? [{ text: withHoles(node), node }] : []
  })
  return found.map(({ text, node }) => ({ text, at: `${node.getSourceFile().fileName}:${String(node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1)}` }))
}

const withHoles = ({ head, templateSpans }: ts.TemplateExpression): string => head.text + templateSpans.map(({ literal }) => `{}${literal.text}`).join('')

/** `'a' + `b ${c}``, as one text; null for any other sum. */
function joinedText(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (ts.isTemplateExpression(node)) return withHoles(node)
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return null
  const [left, right] = [joinedText(node.left), joinedText(node.right)]
  return left === null || right === null ? null : left + right
}

const holesOf = (node: ts.Node): ts.Expression[] =>
  nodesOf(node).filter(ts.isTemplateExpression).flatMap(({ templateSpans }) => templateSpans.map(({ expression }) => expression))

type Fn = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression | ts.MethodDeclaration
const isFunction = (node: ts.Node): node is Fn =>
  ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isMethodDeclaration(node)

function nameOf(node: Fn): string {
  if (node.name) return node.name.getText()
  const { parent } = node
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name.getText() : ''
}

function functionOf(node: ts.Node): Fn | undefined {
  for (let at: ts.Node | undefined = node.parent; at; at = at.parent) if (isFunction(at)) return at
  return undefined
}

const lastName = (node: ts.Node): string => (ts.isPropertyAccessExpression(node) ? node.name.text : node.getText())

const isPattern = (node: ts.ShorthandPropertyAssignment): boolean => ts.isBinaryExpression(node.parent.parent) && node.parent.parent.left === node.parent

function nodesOf(root: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = []
  const visit = (node: ts.Node) => {
    nodes.push(node)
    ts.forEachChild(node, visit)
  }
  visit(root)
  return nodes
}

/** Those of a scope without those of functions within. */
function ownNodes(root: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = []
  const visit = (node: ts.Node) => {
    nodes.push(node)
    if (!isFunction(node)) ts.forEachChild(node, visit)
  }
  ts.forEachChild(root, visit)
  return nodes
}
