import failure from '@/lib/i18n/failure.json'

/** What is shown when a page fails, in both languages: the reader's own is not known here. Never the error's own text. */
export function Failure({ code }: { code: string }) {
  return (
    <main className="page">
      {(['id', 'en'] as const).map((lang) => (
        <section key={lang} lang={lang} className="stack">
          <h1>{failure[lang].title}</h1>
          <p>{failure[lang].text.replace('{code}', code)}</p>
          <p>
            {/* A whole new page: what failed is not kept. */}
            <a href="/" className="button">
              {failure[lang].back}
            </a>
          </p>
        </section>
      ))}
    </main>
  )
}
