// What the page finds as it starts: the bridge must be there already.
document.querySelector('#early').textContent = globalThis.fixture?.platform ?? 'no bridge'
globalThis.heard = []
globalThis.fixture?.hear?.((...words) => globalThis.heard.push(words))
