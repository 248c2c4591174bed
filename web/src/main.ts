// Reads the data out of the page: a report to draw, or the word that a server stands behind it.
import { mount } from "svelte";
import App from "./App.svelte";
import Served from "./sections/Served.svelte";
import { isServed, readReport } from "./lib/read_report";
import { openIn } from "./lib/view.svelte";
import "./style.css";

const target = document.getElementById("app");
const data = document.getElementById("armistice-data")?.textContent ?? "";
const report = readReport(data);
openIn(report?.settings.lang);
if (target && isServed(data)) mount(Served, { target });
else if (target) mount(App, { target, props: { report, later: true } });
