import { describe, expect, it } from "vitest";
import { dateOrder, findDates } from "@/lib/ingest/dates";

describe("findDates", () => {
  it.each([
    ["29/06/2021", "2021-06-29"],
    ["29.06.2021", "2021-06-29"],
    ["06/29/2021", "2021-06-29"],
    ["2021-06-29", "2021-06-29"],
    ["2021-06-29T10:15:00+03:00", "2021-06-29"],
    ["2021/06/29", "2021-06-29"],
    ["June 29, 2021", "2021-06-29"],
    ["Jun. 29 2021", "2021-06-29"],
    ["Tuesday 29 June 2021", "2021-06-29"],
    ["29th of June, 2021", "2021-06-29"],
    ["29-Jun-2021", "2021-06-29"],
    ["Sept 1, 2020", "2020-09-01"],
    ["٢٩ حزيران ٢٠٢١", "2021-06-29"],
    ["29 حزيران/يونيو 2021", "2021-06-29"],
    ["الثلاثاء، 29 يونيو 2021", "2021-06-29"],
    ["3 كانون الثاني 2020", "2020-01-03"],
    ["3 كانون الأول 2020", "2020-12-03"],
    ["٢٠٢١/٠٦/٢٩", "2021-06-29"],
    ["07/07/2020", "2020-07-07"],
  ])("%s is one day", (written, day) => {
    expect(findDates(written)[0]).toMatchObject({ range: { from: day, to: day, precision: "day" } });
  });

  it.each([
    ["June 2021", { from: "2021-06-01", to: "2021-06-30", precision: "month" }],
    ["شباط 2020", { from: "2020-02-01", to: "2020-02-29", precision: "month" }],
    ["03/04/2020", { from: "2020-01-01", to: "2020-12-31", precision: "year" }],
    ["29 June", null],
  ])("%s keeps its precision", (written, range) => {
    expect(findDates(written)[0]?.range).toEqual(range);
  });

  it("reads ambiguous numeric dates as the file does", () => {
    expect(findDates("03/04/2020", "day-first")[0]?.range?.from).toBe("2020-04-03");
    expect(findDates("03/04/2020", "month-first")[0]?.range?.from).toBe("2020-03-04");
    expect(dateOrder("on 29/06/2021 and 03/04/2020")).toBe("day-first");
    expect(dateOrder("on 06/29/2021")).toBe("month-first");
    expect(dateOrder("في ٢٩/٠٦/٢٠٢١")).toBe("day-first");
    expect(dateOrder("on 29/06/2021 and 06/29/2021")).toBe("unknown");
  });

  it("marks Hijri dates, three days wide, and prefers a Gregorian one beside them", () => {
    const [date] = findDates("18 ذو القعدة 1442");
    expect(date?.note).toMatch(/^Hijri date 18\/11\/1442/);
    expect(date?.range).toEqual({ from: "2021-06-27", to: "2021-06-29", precision: "range" });
    expect(findDates("18 ذو القعدة 1442 هـ الموافق 28 حزيران 2021")[0]?.range?.precision).toBe("day");
  });

  it.each(["31/02/2020", "2020-13-01", "99 June 2020", "version 1.2.2020.4", "call 12/2020/99", "no date"])(
    "%s is no day",
    text => {
      expect(findDates(text).filter(d => d.range?.precision === "day")).toEqual([]);
    },
  );

  it("gives offsets into the text as written", () => {
    const text = "Posted on ٢٩ حزيران ٢٠٢١ by Omar";
    const [date] = findDates(text);
    expect(text.slice(date?.start, date?.end)).toBe("٢٩ حزيران ٢٠٢١");
  });
});
