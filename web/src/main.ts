// Reads the report out of the page and draws it.
import { mount } from "svelte";
import App from "./App.svelte";
import { readReport } from "./lib/read_report";
import { openIn } from "./lib/view.svelte";
import "./style.css";

const target = document.getElementById("app");
const report = readReport(document.getElementById("armistice-data")?.textContent ?? "");
openIn(report?.settings.lang);
if (target) mount(App, { target, props: { report } });
