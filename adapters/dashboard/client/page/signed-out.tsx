export const SignedOutPage = () => (
  <section class="plain" aria-labelledby="signed-out">
    <h1 id="signed-out">You are signed out</h1>
    <p class="lead">There are no passwords here. A link from the server signs this browser in, once.</p>
    <p>On the machine that runs the server, in the folder you started it from:</p>
    <pre class="code" tabIndex={0} aria-label="Command">npx codetime user link <i>NAME</i></pre>
    <p>
      <i>NAME</i> is your username. Open the link it prints in this browser within a quarter of an hour. The very first start of the server
      prints such a link as well.
    </p>
  </section>
)
