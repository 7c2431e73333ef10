/** How many questions are put at a time. */
const width = 4;

/** Maps values to answers in their order, a few at a time. What one throws ends it. */
export async function mapFew<Value, Answer>(
  values: readonly Value[],
  ask: (value: Value, index: number) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const waiting = values.entries();
  const goOn = async (): Promise<void> => {
    for (const [index, value] of waiting) answers[index] = await ask(value, index);
  };
  await Promise.all(Array.from({ length: width }, goOn));
  return answers;
}
