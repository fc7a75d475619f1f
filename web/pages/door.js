// The door of a lesson, …/zh/03/: lets the reader in, and asks first where the lesson has a newer edition than theirs.
import { answering } from "./keep.js";
import { read, root, setAside, write } from "./work.js";

const { path, edition } = document.body.dataset;
const question = document.querySelector("dialog");

const enter = async () => {
  await answering();
  location.replace(new URL(`notebooks/index.html?path=${path}`, root));
};

const mine = await read(path);
const theirs = mine?.content?.metadata ?? {};
if (!mine || [theirs.edition, theirs.kept].includes(edition)) await enter();
else {
  question.showModal();
  question.addEventListener("close", async () => {
    if (question.returnValue === "new") await setAside(path);
    else if (question.returnValue === "mine") {
      theirs.kept = edition;            // asked once for each edition
      await write(mine);
    } else return location.assign(new URL("../", location));
    await enter();
  });
}
