import { docker } from "../../../grader-node/image/docker-cli.ts";
import { JOB_LABEL } from "../../../grader-node/sandbox/docker/container-options.ts";

/** How many containers an engine has of a node. `dockerHost` names an engine other than the usual. */
export async function countContainers(node: string, dockerHost?: string): Promise<number> {
  const env = { ...process.env, ...(dockerHost !== undefined && { DOCKER_HOST: dockerHost }) };
  const filter = `label=${JOB_LABEL}=${node}`;
  const { code, stdout, stderr } = await docker(["ps", "-aq", "--filter", filter], { env });
  if (code !== 0) throw new Error(`The containers of ${node} could not be counted: ${stderr}`);
  return stdout.split("\n").filter((line) => line !== "").length;
}
