/** Links are relative, so that the page also works below a path of a proxy. */
export const Footer = () => (
  <footer class="footer">
    <a href="docs">The API, with every figure on this page</a>
    <a href="licences.txt">Licences</a>
  </footer>
)
