// What JupyterLab loads. Written by hand in the shape its bundler would give it, so that nothing
// has to be built: the modules beside this file are loaded as they are.
(() => {
  const here = document.currentScript.src;
  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["course-lab"] = {
    init: () => {},
    get: async () => {
      const { plugin } = await import(new URL("plugin.js", here));
      return () => ({ __esModule: true, default: plugin });
    },
  };
})();
