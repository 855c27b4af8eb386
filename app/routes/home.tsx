/** The first page. */
export default function HomePage() {
  return null;
}
