import {
  createDockerSandbox,
  type DockerSandbox,
  type SandboxObserver,
} from "../../grader-node/sandbox/docker.ts";

export interface GradewireOptions {
  image: string;
  /** Labels the containers, so that the bench finds its own. */
  node: string;
  slots: number;
  /** Jobs per container; 0 for one container a job. */
  reuse: number;
  runtime?: string | undefined;
  observer?: Partial<SandboxObserver>;
}

function onWarning(message: string): void {
  console.error(`  sandbox: ${message}`);
}

/** The sandbox exactly as a grader node opens it. */
export async function openGradewire(options: GradewireOptions): Promise<DockerSandbox> {
  const { image, node, slots, reuse, runtime, observer } = options;
  const sandbox = createDockerSandbox({
    image,
    node,
    slots,
    reuse,
    // Where a container takes one job, as many wait as a node of so many slots keeps.
    warm: slots,
    runtime,
    onWarning,
    ...(observer && { observer }),
  });
  try {
    await sandbox.prepare();
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  return sandbox;
}
