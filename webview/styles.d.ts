/** Style sheets are bundled beside the script that imports them: `import "./table.css"`. */
declare module "*.css";
