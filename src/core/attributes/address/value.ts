/** An address in parts; a part that was not written, or cannot be told, is null. */
export interface AddressValue {
  readonly province: string | null;
  readonly city: string | null;
  readonly district: string | null;
  /** GB/T 2260 code, six digits, of the finest division that is certain. */
  readonly divisionCode: string | null;
  /** 街道, 镇 or 乡. */
  readonly township: string | null;
  readonly road: string | null;
  /** Number on the road, without 号: "97", "12-1". */
  readonly number: string | null;
  /** Number of the 弄 off the road. */
  readonly lane: string | null;
  /** Housing estate, business park, tower or village by its name. */
  readonly estate: string | null;
  /** "2期", "东区"; several are joined. */
  readonly phase: string | null;
  readonly building: string | null;
  readonly unit: string | null;
  readonly floor: string | null;
  readonly room: string | null;
  /** What stands nearby, and other remarks: 医院旁边. */
  readonly landmark: string | null;
  /** What could not be read. */
  readonly rest: string | null;
  /** The whole address, cleaned: one width, simplified characters, remarks and all. */
  readonly text: string;
  readonly [name: string]: string | null;
}
